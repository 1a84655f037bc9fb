using HandoffBot.Bench.Campaign;
using HandoffBot.Bench.Load;
using HandoffBot.Sandbox;

namespace HandoffBot.Bench.Latency;

/// <summary>From sending an event to its chat.postMessage arriving, at a steady rate over many channels.</summary>
public static class LatencyMeasure
{
    private const int Channels = 200;

    public static async Task<int> Run(Arguments arguments, TextWriter print)
    {
        var perSecond = arguments.Number("rate", 100);
        var seconds = arguments.Number("seconds", 30);
        // Slack's limit for a whole workspace would bound this at ten a second; each channel's own limit stays.
        await using var environment = await BenchEnvironment.Start(
            Channels,
            new SandboxOptions { RateLimits = false },
            postsPerMinute: 1_000_000
        );
        await Round(environment, "w", perSecond, 5);
        var (accepted, posted) = await Round(environment, "m", perSecond, seconds);

        var table = new ResultTable(
            print,
            $"{perSecond} events/s over {Channels} channels, {seconds} s",
            "p50 ms",
            "p99 ms",
            "most ms",
            "count"
        );
        await table.Head();
        await table.Row("event sent → 202", Show(accepted, 0.5), Show(accepted, 0.99), Show(accepted, 1), $"{accepted.Count}");
        await table.Row(
            "event sent → chat.postMessage received (target 8 / 30)",
            Show(posted, 0.5),
            Show(posted, 0.99),
            Show(posted, 1),
            $"{posted.Count}"
        );
        return 0;
    }

    private static async Task<(Latencies Accepted, Latencies Posted)> Round(
        BenchEnvironment environment,
        string name,
        int perSecond,
        int seconds
    )
    {
        var count = perSecond * seconds;
        var sent = new DateTimeOffset[count];
        var accepted = new Latencies();
        var before = environment.Slack.Workspace.Posted;
        var account = name[0] * 1_000_000;
        await OpenLoop.Run(
            environment.Address,
            perSecond,
            count,
            n =>
            {
                sent[n] = environment.Slack.Clock.GetUtcNow();
                return Requests.Post(
                    "/v1/score-events",
                    "application/json",
                    LoadEvents.Body($"{name}{n}", account + n, sent[n], Channels),
                    $"Authorization: Bearer {BenchEnvironment.Key}"
                );
            },
            (_, _, took) => accepted.Add(took)
        );
        await environment.Slack.Workspace.Until(w => w.Posted - before >= count, TimeSpan.FromSeconds(60));

        var posted = new Latencies();
        foreach (
            var message in Enumerable
                .Range(0, Channels)
                .SelectMany(c => environment.Slack.Workspace.Channel(CampaignAgreement.Channel(c)).Messages)
        )
        {
            var at = message.Text.IndexOf("Account ", StringComparison.Ordinal) + "Account ".Length;
            var number =
                int.Parse(
                    new string([.. message.Text[at..].TakeWhile(char.IsAsciiDigit)]),
                    System.Globalization.CultureInfo.InvariantCulture
                ) - account;
            if (number >= 0 && number < count)
            {
                posted.Add(message.PostedAt - sent[number]);
            }
        }

        return (accepted, posted);
    }

    private static string Show(Latencies latencies, double quantile) => ResultTable.Number(latencies.At(quantile), "0.0");
}
