using HandoffBot.Bench.Load;
using HandoffBot.Sandbox;

namespace HandoffBot.Bench.Clicks;

/// <summary>How long Slack waits for the answer to a click, while events come in.</summary>
public static class ClickMeasure
{
    public static async Task<int> Run(Arguments arguments, TextWriter print)
    {
        var clicks = arguments.Number("rate", 200);
        var events = arguments.Number("events", 200);
        var seconds = arguments.Number("seconds", 30);
        await using var environment = await BenchEnvironment.Start(50, new SandboxOptions { RateLimits = false });
        await Round(environment, "w", clicks, events, 5);
        var (took, other) = await Round(environment, "m", clicks, events, seconds);

        var table = new ResultTable(
            print,
            $"{clicks} clicks/s beside {events} events/s, {seconds} s",
            "p50 ms",
            "p99 ms (target 15)",
            "most ms",
            "not 200"
        );
        await table.Head();
        await table.Row(
            "signed click → 200, on disk",
            ResultTable.Number(took.At(0.5), "0.0"),
            ResultTable.Number(took.At(0.99), "0.0"),
            ResultTable.Number(took.At(1), "0.0"),
            $"{other}"
        );
        return 0;
    }

    private static async Task<(Latencies Took, int NotOk)> Round(
        BenchEnvironment environment,
        string name,
        int clicks,
        int events,
        int seconds
    )
    {
        var took = new Latencies();
        var other = 0;
        var load = OpenLoop.Run(
            environment.Address,
            events,
            events * seconds,
            n =>
                Requests.Post(
                    "/v1/score-events",
                    "application/json",
                    LoadEvents.Body($"{name}{n}", n % 500, environment.Slack.Clock.GetUtcNow(), 50),
                    $"Authorization: Bearer {BenchEnvironment.Key}"
                ),
            (_, _, _) => { }
        );
        await OpenLoop.Run(
            environment.Address,
            clicks,
            clicks * seconds,
            n => SignedClick.Request(BenchEnvironment.SigningSecret, $"{name}{n}", "alert_claim", environment.Slack.Clock.GetUtcNow()),
            (_, status, time) =>
            {
                took.Add(time);
                if (status != 200)
                {
                    Interlocked.Increment(ref other);
                }
            }
        );
        await load;
        return (took, other);
    }
}
