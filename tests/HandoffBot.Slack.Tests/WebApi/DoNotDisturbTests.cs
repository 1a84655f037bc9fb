using HandoffBot.Slack.WebApi;

namespace HandoffBot.Slack.Tests.WebApi;

public sealed class DoNotDisturbTests
{
    [Fact]
    public async Task It_asks_for_all_at_once_and_reads_the_time_that_runs_or_comes_next()
    {
        // The answer of Slack's documentation, and one that makes no sense.
        var slack = FakeSlack.Saying(
            """
            {"ok":true,"users":{
              "U023BECGF":{"dnd_enabled":true,"next_dnd_start_ts":1450387800,"next_dnd_end_ts":1450423800},
              "W058CJVAA":{"dnd_enabled":false,"next_dnd_start_ts":1,"next_dnd_end_ts":1},
              "U0BACKWARD":{"dnd_enabled":true,"next_dnd_start_ts":1450423800,"next_dnd_end_ts":1450387800},
              "U0FARAHEAD":{"dnd_enabled":true,"next_dnd_start_ts":1450387800,"next_dnd_end_ts":9000000000000000},
              "not a user":{"dnd_enabled":true,"next_dnd_start_ts":1450387800,"next_dnd_end_ts":1450423800}}}
            """
        );

        var told = await slack.Client().DoNotDisturb(["U023BECGF", "W058CJVAA"]);

        Assert.Equal(
            [
                new SlackDoNotDisturb(
                    "U023BECGF",
                    DateTimeOffset.FromUnixTimeSeconds(1450387800),
                    DateTimeOffset.FromUnixTimeSeconds(1450423800)
                ),
                new SlackDoNotDisturb("W058CJVAA", null, null),
                new SlackDoNotDisturb("U0BACKWARD", null, null),
                new SlackDoNotDisturb("U0FARAHEAD", null, null),
            ],
            told.Value
        );
        var call = Assert.Single(slack.Calls);
        Assert.Equal("https://slack.test/api/dnd.teamInfo", call.Url.GetLeftPart(UriPartial.Path));
        Assert.Contains("users=U023BECGF%2CW058CJVAA", $"{call.Url.Query}{call.Body}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"ok":true}""")]
    [InlineData("""{"ok":true,"users":[]}""")]
    public async Task What_is_no_such_answer_is_none(string answer) =>
        Assert.False((await FakeSlack.Saying(answer).Client().DoNotDisturb(["U1"])).IsOk);

    [Theory]
    [InlineData(0)]
    [InlineData(51)]
    public async Task Slack_is_asked_for_one_person_at_least_and_fifty_at_most(int people)
    {
        var slack = FakeSlack.Saying("""{"ok":true,"users":{}}""");
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() =>
            slack.Client().DoNotDisturb([.. Enumerable.Range(0, people).Select(i => $"U{i}")])
        );
        Assert.Empty(slack.Calls);
    }
}
