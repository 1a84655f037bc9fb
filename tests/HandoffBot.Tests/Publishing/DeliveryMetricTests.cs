using System.Globalization;
using HandoffBot.Sandbox.Faults;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;

namespace HandoffBot.Tests.Publishing;

/// <summary>What <c>/metrics</c> tells of the tries to post and to edit.</summary>
public sealed class DeliveryMetricTests
{
    private const string Tries = "handoffbot_slack_messages_total";

    [Fact]
    public async Task Each_try_is_counted_by_what_came_of_it_and_a_first_post_by_how_long_it_took()
    {
        await using var app = await TestApp.Start();
        app.Slack.Faults.Add(
            new InjectedFault(FaultKind.RateLimited)
            {
                Method = "chat.postMessage",
                Times = 1,
                RetryAfter = 20,
            }
        );
        await app.Decide(new SampleEvent("e1"));
        await Wait.Until(() => app.Slack.Faults.Active.Count == 0);
        await app.AdvanceWhenIdle(TimeSpan.FromSeconds(30));
        var card = await app.Message("C0EMEA", "Acme");
        await app.Shown();

        await app.Slack.User("U0REP1").Click(card, "alert_claim");
        card = await app.Message("C0EMEA", "Claimed");
        await app.Shown();
        await app.Slack.User("U0REP2").Click(card, "alert_bad_score");
        await app.Message("C0EMEA", "Flagged as a bad score");
        await app.Shown();

        var metrics = await Metrics(app);
        Assert.Equal(1, Of(metrics, Tries, "kind=\"alert\"", "call=\"post\"", "result=\"rate_limited\""));
        Assert.Equal(1, Of(metrics, Tries, "kind=\"alert\"", "call=\"post\"", "result=\"delivered\""));
        Assert.Equal(2, Of(metrics, Tries, "kind=\"alert\"", "call=\"edit\"", "result=\"delivered\""));
        Assert.Equal(1, Of(metrics, "handoffbot_slack_post_duration_seconds_count"));
        Assert.InRange(Of(metrics, "handoffbot_slack_post_duration_seconds_sum"), 30, 300);
    }

    private static async Task<string> Metrics(TestApp app) => await app.Sender.GetStringAsync(new Uri(app.BotUrl, "/metrics"));

    private static double Of(string metrics, string name, params string[] tags) =>
        double.Parse(
            Assert
                .Single(
                    metrics.Split('\n'),
                    line =>
                        line.StartsWith(name, StringComparison.Ordinal)
                        && Array.TrueForAll(tags, tag => line.Contains(tag, StringComparison.Ordinal))
                )
                .Split(' ')[^1],
            CultureInfo.InvariantCulture
        );
}
