using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using HandoffBot.Testing.Hosts;

namespace HandoffBot.Tests.Interactions;

/// <summary>Slack's way in, with no alert behind it.</summary>
public sealed class SlackEndpointTests(SlackEndpointTests.SlackEndpointsFixture door)
    : IClassFixture<SlackEndpointTests.SlackEndpointsFixture>
{
    private readonly SlackCaller _slack = door.Slack;

    public static TheoryData<string> Doors => ["/slack/interactions", "/slack/commands", "/slack/events", "/slack/options"];

    public static TheoryData<string, string> Malformed =>
        new()
        {
            { "/slack/interactions", "" },
            { "/slack/interactions", "nothing=here" },
            { "/slack/interactions", "payload=" },
            { "/slack/interactions", "payload=not json" },
            { "/slack/interactions", "payload=[]" },
            { "/slack/interactions", "payload=null" },
            { "/slack/interactions", "payload=7" },
            { "/slack/interactions", "payload={}" },
            { "/slack/interactions", "payload={\"type\":5}" },
            { "/slack/interactions", "payload={\"type\":\"block_actions\"}" },
            { "/slack/interactions", "payload={\"type\":\"block_actions\",\"user\":\"U1\"}" },
            { "/slack/interactions", "payload={\"type\":\"block_actions\",\"user\":{\"id\":\"U1\"},\"actions\":{}}" },
            { "/slack/interactions", "payload={\"type\":\"view_submission\",\"user\":{\"id\":[]}}" },
            { "/slack/interactions", "payload={\"type\":\"block_actions\",\"user\":{\"id\":\"\\ud800\"},\"actions\":[1]}" },
            { "/slack/interactions", "payload=" + new string('[', 5000) },
            { "/slack/interactions", "payload={\"type\":" + new string('{', 200) },
            { "/slack/commands", "" },
            { "/slack/commands", "command=%2Fhandoff" },
            { "/slack/commands", "user_id=U1&text=help" },
            { "/slack/commands", string.Join('&', Enumerable.Range(0, 5000).Select(i => $"a{i}=b")) },
            { "/slack/events", "" },
            { "/slack/events", "[1,2" },
            { "/slack/events", "{}" },
            { "/slack/events", "{\"type\":\"event_callback\"}" },
            { "/slack/events", "{\"type\":\"url_verification\"}" },
            { "/slack/events", "{\"type\":\"url_verification\",\"challenge\":9e999}" },
            { "/slack/options", "payload=?" },
        };

    [Theory, MemberData(nameof(Doors))]
    public async Task What_Slack_did_not_sign_just_now_is_refused_before_it_is_read(string path)
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await _slack.Post(path, "{{{", secret: "another secret")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _slack.Post(path, "{{{", signed: false)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _slack.Post(path, "{{{", age: TimeSpan.FromSeconds(302))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _slack.Post(path, "{{{", age: TimeSpan.FromSeconds(-302))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await _slack.Post(path, "{{{", age: TimeSpan.FromSeconds(290))).StatusCode);
    }

    [Theory, MemberData(nameof(Malformed))]
    public async Task A_signed_request_that_cannot_be_read_is_refused_in_plain_words(string path, string body)
    {
        var answer = await _slack.Post(path, body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True(JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["title"]!.GetValue<string>().Length > 10);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_and_bodies_without_end_are_refused()
    {
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await _slack.Post("/slack/events", [.. "{\"type\":\""u8, 0xC3, 0x28, .. "\"}"u8], "application/json")).StatusCode
        );
        Assert.Equal(
            HttpStatusCode.RequestEntityTooLarge,
            (await _slack.Post("/slack/events", new string(' ', 128 * 1024 + 1))).StatusCode
        );
    }

    [Fact]
    public async Task Slacks_question_whether_the_address_is_ours_is_answered()
    {
        var answer = await _slack.Post(
            "/slack/events",
            """{"type":"url_verification","challenge":"3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P"}""",
            "application/json"
        );
        Assert.Equal("""{"challenge":"3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P"}""", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("""{"type":"shortcut","user":{"id":"U1"},"callback_id":"x"}""")]
    [InlineData("""{"type":"view_closed","user":{"id":"U1"},"view":{}}""")]
    [InlineData("""{"type":"something_new","user":{"id":"U1"}}""")]
    [InlineData("""{"type":"view_submission","user":{"id":"U1"},"view":{"callback_id":"of_another_app"}}""")]
    public async Task Kinds_we_do_nothing_about_are_still_answered(string payload) =>
        Assert.Equal(HttpStatusCode.OK, (await _slack.Interaction(JsonNode.Parse(payload)!)).StatusCode);

    [Fact]
    public async Task Selects_of_ours_never_ask_for_options_and_get_none()
    {
        var answer = await _slack.Post(
            "/slack/options",
            "payload=" + Uri.EscapeDataString("""{"type":"block_suggestion","user":{"id":"U1"},"action_id":"x","value":"a"}""")
        );
        Assert.Equal("""{"options":[]}""", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Whatever_is_changed_in_a_request_it_is_never_our_fault()
    {
        var random = new Random(20261120);
        var click = Encoding.UTF8.GetBytes("payload=" + Uri.EscapeDataString(_slack.ClickOf("U0REP1", "alert_claim", "a1").ToJsonString()));
        var counts = new SortedDictionary<int, int>();
        for (var round = 0; round < 400; round++)
        {
            var body = (byte[])click.Clone();
            for (var change = random.Next(1, 6); change > 0; change--)
            {
                body[random.Next(body.Length)] = (byte)random.Next(256);
            }

            var answer = await _slack.Post(
                "/slack/interactions",
                body[..random.Next(1, body.Length + 1)],
                "application/x-www-form-urlencoded"
            );
            counts[(int)answer.StatusCode] = counts.GetValueOrDefault((int)answer.StatusCode) + 1;
        }

        Assert.All(counts.Keys, status => Assert.InRange(status, 200, 499));
    }

    /// <summary>A running bot to knock at.</summary>
    public sealed class SlackEndpointsFixture : IAsyncLifetime
    {
        private TestApp _world = null!;

        internal SlackCaller Slack { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            _world = await TestApp.Start();
            Slack = new SlackCaller(_world.BotUrl, _world.Slack.Clock);
        }

        public async Task DisposeAsync()
        {
            Slack.Dispose();
            await _world.DisposeAsync();
        }
    }
}
