using System.Net;
using HandoffBot.Slack.WebApi;

namespace HandoffBot.Slack.Tests.WebApi;

public sealed class FindByMetadataTests
{
    private static readonly DateTimeOffset Oldest = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_123);

    [Fact]
    public async Task The_history_is_read_with_metadata_from_the_moment_asked_for()
    {
        var slack = Pages("""{"ok":true,"messages":[]}""");

        Assert.Null((await Find(slack)).Value!.Ts);
        Assert.Equal(
            "channel=C1&oldest=1700000000.123000&inclusive=true&include_all_metadata=true&limit=200",
            Assert.Single(slack.Calls).Body
        );
    }

    [Fact]
    public async Task A_reply_is_looked_for_in_its_thread()
    {
        var slack = Pages(
            """{"ok":true,"messages":[{"ts":"9.0"},{"ts":"9.1","metadata":{"event_type":"handoff_band_rise","event_payload":"""
                + """{"id":"m1"}}}]}"""
        );

        var found = await slack.Client().FindByMetadata("C1", "9.0", "handoff_band_rise", "m1", Oldest);

        Assert.Equal("9.1", found.Value!.Ts);
        Assert.StartsWith("channel=C1&ts=9.0&oldest=", Assert.Single(slack.Calls).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_on_a_later_page_is_found()
    {
        var slack = Pages(
            """{"ok":true,"messages":[{"ts":"9.1"},{"ts":"9.0","metadata":{"event_type":"handoff_alert","event_payload":"""
                + """{"id":"other"}}}],"response_metadata":{"next_cursor":"abc="}}""",
            """{"ok":true,"messages":[{"ts":"8.0","metadata":{"event_type":"handoff_alert","event_payload":{"id":"m1"}}}]}"""
        );

        Assert.Equal("8.0", (await Find(slack)).Value!.Ts);
        Assert.EndsWith("&cursor=abc%3D", slack.Calls[1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_that_breaks_off_never_says_not_there()
    {
        var slack = Pages(
            """{"ok":true,"messages":[],"response_metadata":{"next_cursor":"more"}}""",
            """{"ok":false,"error":"missing_scope"}"""
        );

        Assert.Equal("missing_scope", Assert.IsType<RequestRejected>((await Find(slack)).Failure).Error);
    }

    [Fact]
    public async Task A_history_without_end_is_reported_and_not_taken_for_empty()
    {
        var slack = FakeSlack.Saying("""{"ok":true,"messages":[],"response_metadata":{"next_cursor":"more"}}""");

        Assert.Equal("history_too_long", Assert.IsType<RequestRejected>((await Find(slack)).Failure).Error);
        Assert.Equal(10, slack.Calls.Count);
    }

    private static Task<SlackResult<MessageSearchResult>> Find(FakeSlack slack) =>
        slack.Client().FindByMetadata("C1", null, "handoff_alert", "m1", Oldest);

    private static FakeSlack Pages(params string[] pages)
    {
        var next = new Queue<string>(pages);
        return new FakeSlack(
            (_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(next.Dequeue()) })
        );
    }
}
