using HandoffBot.Bench.Load;
using HandoffBot.Sandbox;

namespace HandoffBot.Bench.Delivery;

/// <summary>
/// How much of what Slack's limits allow in a minute is delivered, with more waiting than fits, and how often Slack says no.
/// </summary>
public static class DeliveryMeasure
{
    public static async Task<int> Run(Arguments arguments, TextWriter print)
    {
        var channels = arguments.Number("channels", 8);
        var seconds = arguments.Number("seconds", 60);
        var slack = new SandboxOptions();
        await using var environment = await BenchEnvironment.Start(channels, slack);
        var waiting = channels * (seconds + 30);
        await ClosedLoop.Run(environment.Address, 8, waiting, n =>
            Requests.Post(
                "/v1/score-events",
                "application/json",
                LoadEvents.Body($"d{n}", n, environment.Slack.Clock.GetUtcNow(), channels),
                $"Authorization: Bearer {BenchEnvironment.Key}"
            )
        );

        // The first posts went out at once; the minute that counts begins after them.
        await Task.Delay(TimeSpan.FromSeconds(5));
        var before = environment.Slack.Workspace.Posted;
        await Task.Delay(TimeSpan.FromSeconds(seconds));
        var delivered = environment.Slack.Workspace.Posted - before;

        var allowed = Math.Min(channels * slack.MessagesPerSecondPerChannel, slack.MessagesPerMinutePerWorkspace / 60.0) * seconds;
        var table = new ResultTable(
            print,
            $"{channels} channels, {seconds} s, {waiting} alerts waiting",
            "delivered",
            "allowed",
            "share (target 0.98)",
            "answers of 429"
        );
        await table.Head();
        await table.Row(
            "chat.postMessage",
            $"{delivered}",
            ResultTable.Number(allowed),
            ResultTable.Number(delivered / allowed, "0.000"),
            $"{environment.Slack.Limits.Exceeded}"
        );
        return 0;
    }
}
