using System.Net;
using System.Text;
using HandoffBot.Slack.Messages;
using HandoffBot.Slack.WebApi;

namespace HandoffBot.Slack.Tests.WebApi;

/// <summary>Answers that are JSON and still not Slack's: they are never taken for what they are not.</summary>
public sealed class HostileAnswerTests
{
    private static readonly OutgoingMessage Message = new() { Channel = "C1", Text = $"t" };

    [Theory]
    [InlineData("""{"ok":true}""")]
    [InlineData("""{"ok":true,"ts":null}""")]
    [InlineData("""{"ok":true,"ts":1700000000.1}""")]
    [InlineData("""{"ok":true,"ts":""}""")]
    [InlineData("""{"ok":true,"ts":"."}""")]
    [InlineData("""{"ok":true,"ts":"1700000000"}""")]
    [InlineData("""{"ok":true,"ts":"1700000000."}""")]
    [InlineData("""{"ok":true,"ts":"1.2.3"}""")]
    [InlineData("""{"ok":true,"ts":"1700000000,1"}""")]
    [InlineData("""{"ok":true,"ts":"<!channel>"}""")]
    [InlineData("""{"ok":true,"ts":"1700000000.12345678901234567890123"}""")]
    [InlineData("""{"ok":true,"ts":"1.2","channel":"<!channel>"}""")]
    [InlineData("""{"ok":true,"ts":"1.2","channel":"U1"}""")]
    [InlineData("""{"ok":true,"ts":"1.2","channel":""}""")]
    public async Task A_post_whose_place_in_slack_is_not_named_leaves_doubt(string body)
    {
        var client = FakeSlack.Saying(body).Client();

        Assert.IsType<OutcomeUnknown>((await client.PostMessage(Message)).Failure);
        Assert.IsType<OutcomeUnknown>((await client.UpdateMessage("C1", "1.2", Message)).Failure);
    }

    [Theory]
    [InlineData(HttpStatusCode.Found)]
    [InlineData(HttpStatusCode.NotModified)]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.RequestTimeout)]
    public async Task Ok_under_a_status_that_is_none_leaves_doubt(HttpStatusCode status)
    {
        var slack = FakeSlack.Saying("""{"ok":true,"ts":"1.2"}""", status);

        Assert.IsType<OutcomeUnknown>((await slack.Client().PostMessage(Message)).Failure);
    }

    [Theory]
    [InlineData("<!channel> look")]
    [InlineData("line\\nbreak")]
    [InlineData("xoxb-secret&token")]
    [InlineData("")]
    public async Task An_error_that_is_no_code_of_slacks_is_not_repeated(string error)
    {
        var slack = FakeSlack.Saying($$"""{"ok":false,"error":"{{error}}"}""");

        Assert.Equal("unknown_error", (await slack.Client().PostMessage(Message)).Failure!.Reason);
    }

    [Fact]
    public async Task What_slack_adds_to_an_error_is_cut_and_one_line()
    {
        var slack = FakeSlack.Saying(
            $$"""{"ok":false,"error":"invalid_blocks","errors":["a\r\nb","{{new string('x', 100_000)}}"]}"""
        );

        var refused = Assert.IsType<RequestRejected>((await slack.Client().PostMessage(Message)).Failure);

        Assert.Equal("invalid_blocks", refused.Error);
        Assert.StartsWith("a  b; xxx", refused.Details, StringComparison.Ordinal);
        Assert.Equal(500, refused.Details!.Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    public async Task What_is_cut_is_never_cut_within_a_character(string first)
    {
        var words = first + string.Concat(Enumerable.Repeat("🧭", 400));
        var slack = FakeSlack.Saying("{\"ok\":false,\"error\":\"invalid_blocks\",\"errors\":[\"" + words + "\"]}");

        var refused = Assert.IsType<RequestRejected>((await slack.Client().PostMessage(Message)).Failure);

        Assert.DoesNotContain(Rune.ReplacementChar, refused.Details!.EnumerateRunes());
    }

    [Theory]
    [InlineData("""{"id":"U1> <!channel>"}""")]
    [InlineData("""{"id":"u1"}""")]
    [InlineData("""{"id":"C1"}""")]
    [InlineData("""{"id":7}""")]
    [InlineData("[]")]
    public async Task A_person_whose_id_is_none_is_nobody(string user)
    {
        var client = FakeSlack.Saying($$"""{"ok":true,"user":{{user}}}""").Client();

        Assert.Equal("incomplete_answer", Refused(await client.LookupByEmail("a@b.test")));
        Assert.Equal("incomplete_answer", Refused(await client.UserInfo("U1")));
    }

    [Theory]
    [InlineData("""{"id":"C1#"}""")]
    [InlineData("""{"id":"U1"}""")]
    [InlineData("""{"id":true}""")]
    public async Task A_channel_whose_id_is_none_is_none(string channel)
    {
        var client = FakeSlack.Saying($$"""{"ok":true,"channel":{{channel}}}""").Client();

        Assert.Equal("incomplete_answer", Refused(await client.ConversationInfo("C1")));
        Assert.IsType<OutcomeUnknown>((await client.OpenDirectMessage("U1")).Failure);
    }

    [Theory]
    [InlineData("""[{"metadata":{"event_type":"e","event_payload":{"id":"i"}}}]""")]
    [InlineData("""[{"ts":"","metadata":{"event_type":"e","event_payload":{"id":"i"}}}]""")]
    [InlineData("""[{"ts":17,"metadata":{"event_type":"e","event_payload":{"id":"i"}}}]""")]
    [InlineData("""[{"ts":"1.2"},null]""")]
    [InlineData("""["1.2"]""")]
    [InlineData("""{}""")]
    public async Task A_history_that_cannot_be_read_never_says_not_there(string messages)
    {
        var client = FakeSlack.Saying($$"""{"ok":true,"messages":{{messages}}}""").Client();

        Assert.Equal("incomplete_answer", Refused(await client.FindByMetadata("C1", null, "e", "i", DateTimeOffset.UnixEpoch)));
        Assert.Equal("incomplete_answer", Refused(await client.MessagesSince("C1", DateTimeOffset.UnixEpoch, "")));
    }

    [Theory]
    [InlineData("""{"ok":true,"messages":[],"has_more":true}""")]
    [InlineData("""{"ok":true,"messages":[],"has_more":true,"response_metadata":{"next_cursor":5}}""")]
    [InlineData("""{"ok":true,"messages":[],"has_more":true,"response_metadata":[]}""")]
    public async Task A_history_whose_next_page_cannot_be_asked_for_never_says_not_there(string body)
    {
        var client = FakeSlack.Saying(body).Client();

        Assert.Equal("incomplete_answer", Refused(await client.FindByMetadata("C1", null, "e", "i", DateTimeOffset.UnixEpoch)));
        Assert.Equal("incomplete_answer", Refused(await client.MessagesSince("C1", DateTimeOffset.UnixEpoch, "")));
    }

    [Fact]
    public async Task An_answer_longer_than_any_of_slacks_is_not_kept()
    {
        var filler = new string(' ', 3 * 1024 * 1024);
        var slack = FakeSlack.Saying($$"""{"ok":true,"ts":"1.2"{{filler}}}""");

        Assert.IsType<OutcomeUnknown>((await slack.Client().PostMessage(Message)).Failure);
    }

    private static string Refused<T>(SlackResult<T> result)
        where T : class => Assert.IsType<RequestRejected>(result.Failure).Error;
}
