using System.Text.Json;
using HandoffBot.Slack.Blocks;
using HandoffBot.Slack.Messages;
using HandoffBot.Slack.WebApi;

namespace HandoffBot.Slack.Tests.WebApi;

public sealed class SentRequestTests
{
    private static readonly Guid ClientId = Guid.Parse("11111111-2222-3333-4444-555555555555");

    private static readonly OutgoingMessage Message = new()
    {
        Channel = "C0ALERTS",
        Text = $"Acme",
        Blocks = [new SectionBlock(new Mrkdwn($"*Acme*"))],
        ClientMessageId = ClientId,
        Metadata = new MessageMetadata("handoff_alert", "m1"),
    };

    private readonly FakeSlack _slack = FakeSlack.Saying(
        """{"ok":true,"channel":"C0ALERTS","ts":"1.2","view":{"id":"V1","hash":"h"},"messages":[]}"""
    );

    [Fact]
    public async Task A_post_carries_its_client_id_and_metadata_and_links_nothing()
    {
        var posted = await _slack.Client().PostMessage(Message);

        Assert.Equal(new PostedMessage("C0ALERTS", "1.2"), posted.Value);
        var call = Sent("https://slack.test/api/chat.postMessage");
        Assert.Equal("Bearer xoxb-secret", call.Authorization);
        Assert.Equal("application/json; charset=utf-8", call.ContentType);
        Same(
            """
            {"channel":"C0ALERTS","text":"Acme","blocks":[{"type":"section","text":{"type":"mrkdwn","text":"*Acme*","verbatim":true}}],
             "client_msg_id":"11111111-2222-3333-4444-555555555555","metadata":{"event_type":"handoff_alert","event_payload":{"id":"m1"}},
             "link_names":false,"unfurl_links":false,"unfurl_media":false}
            """,
            call
        );
    }

    [Fact]
    public async Task A_reply_names_its_thread()
    {
        await _slack.Client().PostMessage(Message with { ThreadTs = "1.1" });

        Assert.Equal("1.1", _slack.Calls[0].Json.GetProperty("thread_ts").GetString());
        Assert.False(_slack.Calls[0].Json.TryGetProperty("reply_broadcast", out _));
    }

    [Fact]
    public async Task A_reply_is_shown_in_the_channel_too_when_it_says_so()
    {
        await _slack.Client().PostMessage(Message with { ThreadTs = "1.1", IsBroadcast = true });
        await _slack.Client().PostMessage(Message with { IsBroadcast = true });

        Assert.True(_slack.Calls[0].Json.GetProperty("reply_broadcast").GetBoolean());
        Assert.False(_slack.Calls[1].Json.TryGetProperty("reply_broadcast", out _));
    }

    [Fact]
    public async Task An_edit_goes_where_it_is_told_and_leaves_empty_blocks_out()
    {
        await _slack.Client().UpdateMessage("D1", "1.2", Message with { Blocks = [] });

        Same(
            """{"channel":"D1","ts":"1.2","text":"Acme","metadata":{"event_type":"handoff_alert","event_payload":"""
                + """{"id":"m1"}},"link_names":false}""",
            Sent("https://slack.test/api/chat.update")
        );
    }

    [Fact]
    public async Task An_ephemeral_message_names_its_reader()
    {
        await _slack.Client().PostEphemeral("U1", Message with { Blocks = [] });

        Same(
            """{"channel":"C0ALERTS","user":"U1","text":"Acme","link_names":false}""",
            Sent("https://slack.test/api/chat.postEphemeral")
        );
    }

    [Fact]
    public async Task A_modal_is_opened_with_its_trigger()
    {
        var opened = await _slack
            .Client()
            .OpenView(
                "T1",
                new Modal
                {
                    Title = "Why",
                    Blocks = [new DividerBlock()],
                    CallbackId = "c",
                }
            );

        Assert.Equal(new StoredView("V1"), opened.Value);
        Same(
            """{"trigger_id":"T1","view":{"type":"modal","title":{"type":"plain_text","text":"Why","emoji":false},"blocks":["""
                + """{"type":"divider"}],"callback_id":"c"}}""",
            Sent("https://slack.test/api/views.open")
        );
    }

    [Fact]
    public async Task A_modal_is_laid_over_another()
    {
        var over = await _slack.Client().PushView("T1", new Modal { Title = "Rows", Blocks = [new DividerBlock()] });

        Assert.Equal(new StoredView("V1"), over.Value);
        Same(
            """{"trigger_id":"T1","view":{"type":"modal","title":{"type":"plain_text","text":"Rows","emoji":false},"blocks":["""
                + """{"type":"divider"}]}}""",
            Sent("https://slack.test/api/views.push")
        );
    }

    [Fact]
    public async Task A_modal_takes_the_place_of_one_that_is_open()
    {
        await _slack.Client().UpdateView("V1", new Modal { Title = "Rows", Blocks = [new DividerBlock()] });

        Same(
            """{"view_id":"V1","view":{"type":"modal","title":{"type":"plain_text","text":"Rows","emoji":false},"blocks":["""
                + """{"type":"divider"}]}}""",
            Sent("https://slack.test/api/views.update")
        );
    }

    [Fact]
    public async Task A_home_tab_is_published_for_a_person()
    {
        await _slack.Client().PublishHome("U1", new HomeTab { Blocks = [new DividerBlock()] });

        Same("""{"user_id":"U1","view":{"type":"home","blocks":[{"type":"divider"}]}}""", Sent("https://slack.test/api/views.publish"));
    }

    [Fact]
    public async Task Questions_are_sent_as_forms()
    {
        await _slack.Client().LookupByEmail("ada+x@acme.test");

        var call = Sent("https://slack.test/api/users.lookupByEmail");
        Assert.Equal("email=ada%2Bx%40acme.test", call.Body);
        Assert.Equal("application/x-www-form-urlencoded; charset=utf-8", call.ContentType);
    }

    [Fact]
    public async Task The_app_token_opens_sockets_and_the_bot_token_does_not()
    {
        await _slack.Client().OpenSocketConnection();

        Assert.Equal("Bearer xapp-secret", Sent("https://slack.test/api/apps.connections.open").Authorization);
    }

    [Fact]
    public async Task A_base_address_without_its_slash_still_works()
    {
        var client = new SlackClient(new HttpClient(_slack), new SlackCredentials(new Uri("http://127.0.0.1:5090/api"), "x"));
        await client.AuthTest();

        Sent("http://127.0.0.1:5090/api/auth.test");
    }

    [Fact]
    public async Task A_large_message_with_broken_text_is_sent_whole()
    {
        await _slack.Client().PostMessage(Message with { Text = Markup.Escape(new string('é', 300_000) + "\ud800") });

        Assert.Equal(300_001, _slack.Calls[0].Json.GetProperty("text").GetString()!.Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("xoxb\nInjected: header")]
    public async Task A_token_that_cannot_be_one_is_never_sent(string token)
    {
        var client = new SlackClient(new HttpClient(_slack), new SlackCredentials(new Uri("https://slack.test/api/"), token));

        Assert.IsType<RequestNotSent>((await client.PostMessage(Message)).Failure);
        Assert.Empty(_slack.Calls);
    }

    [Fact]
    public void Credentials_print_without_their_tokens() =>
        Assert.Equal("SlackCredentials { ApiBaseUrl = https://slack.test/api/ }", FakeSlack.Credentials.ToString());

    private FakeSlack.Seen Sent(string url)
    {
        var call = Assert.Single(_slack.Calls);
        Assert.Equal(url, call.Url.AbsoluteUri);
        Assert.Equal(HttpMethod.Post, call.Method);
        return call;
    }

    private static void Same(string expected, FakeSlack.Seen call) =>
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(expected), call.Json), call.Body);
}
