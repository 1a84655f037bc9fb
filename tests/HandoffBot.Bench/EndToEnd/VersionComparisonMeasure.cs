using HandoffBot.Sandbox;

namespace HandoffBot.Bench.EndToEnd;

/// <summary>
/// Two builds of the product beside each other: both run, and short loads are put on the one and the other in turns, so that a
/// machine whose speed drifts drifts for both.
/// </summary>
public static class VersionComparisonMeasure
{
    private static readonly string[] Measures =
    [
        "ms of processor time, an alert from event to post",
        "ms from event sent to posted, warm, p50",
        "ms from event sent to posted, warm, p99",
        "ms of processor time, an event that stays in nurture",
        "events decided a second, 200 routes",
        "ms from click to 200, p99",
        "resident MiB at the end",
    ];

    public static async Task<int> Run(Arguments arguments, TextWriter print)
    {
        string[] programs = [arguments.Text("against", ""), arguments.Text("program", "")];
        if (programs.Contains(""))
        {
            await print.WriteLineAsync("Name two published programs: --against PATH --program PATH");
            return 2;
        }

        var setup = EndToEndSetup.Of(arguments);
        await using var slack = await EndToEndMeasure.Slack(setup);
        await using var before = await Start(slack, setup, programs[0]);
        await using var now = await Start(slack, setup, programs[1]);
        BenchmarkTarget[] targets = [before, now];
        var figures = targets.Select(_ => new List<double[]>()).ToArray();
        var turns = arguments.Number("turns", 20);
        // The first turn of each warms it up.
        for (var turn = 0; turn <= turns; turn++)
        {
            foreach (var one in turn % 2 == 0 ? new[] { 0, 1 } : [1, 0])
            {
                var load = new EndToEndLoad(targets[one], slack, setup);
                var measured = await Turn(load, targets[one], (turn * 2) + one, arguments);
                if (turn > 0)
                {
                    figures[one].Add(measured);
                }
            }
        }

        var table = new ResultTable(print, $"median of {turns} turns", "before", "now", "× (median of the turns' ratios)");
        await table.Head();
        for (var row = 0; row < Measures.Length; row++)
        {
            var (then, today) = (figures[0].ConvertAll(values => values[row]), figures[1].ConvertAll(values => values[row]));
            await table.Row(
                Measures[row],
                ResultTable.Number(ResultTable.Median(then), "0.00"),
                ResultTable.Number(ResultTable.Median(today), "0.00"),
                ResultTable.Number(ResultTable.Median(today.Zip(then, (a, b) => a / b)), "0.000")
            );
        }

        return 0;
    }

    private static Task<BenchmarkTarget> Start(SandboxServer slack, EndToEndSetup setup, string program) =>
        BenchmarkTarget.Product(slack, EndToEndLoad.Channels, setup with { Program = program });

    private static async Task<double[]> Turn(EndToEndLoad load, BenchmarkTarget target, int number, Arguments arguments)
    {
        var alerts = await load.Alerts(
            (number + 1) * 10_000,
            arguments.Number("rate", 100),
            arguments.Number("seconds", 2)
        );
        var nurture = await load.Nurture($"n{number}-", arguments.Number("events", 2_000));
        var clicks = await load.Clicks($"c{number}-", 200, 1);
        return
        [
            alerts.Processor,
            alerts.P50,
            alerts.P99,
            nurture.Processor,
            nurture.Decided,
            clicks.At(0.99),
            target.Process.ResidentBytes / 1048576.0,
        ];
    }
}
