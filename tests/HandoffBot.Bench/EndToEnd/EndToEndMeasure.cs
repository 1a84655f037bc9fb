using HandoffBot.Bench.Campaign;
using HandoffBot.Sandbox;

namespace HandoffBot.Bench.EndToEnd;

/// <summary>
/// The whole way of an event, deciding and posting behind it, beside a peer that does the same with less: in turns, under the same load
/// and against the same workspace.
/// </summary>
public static class EndToEndMeasure
{
    private static readonly string[] Measures =
    [
        "events accepted a second, one route",
        "events decided a second, one route",
        "events accepted a second, 200 routes",
        "events decided a second, 200 routes",
        "ms of processor time, an event that stays in nurture",
        "bytes on disk, an event that stays in nurture",
        "ms of processor time, an alert from event to post",
        "ms from event sent to posted, first 10 s after start, p99",
        "ms from event sent to posted, warm, p50",
        "ms from event sent to posted, warm, p99",
        "ms from click to 200, p99",
        "resident MiB under this load",
    ];

    public static async Task<int> Run(Arguments arguments, TextWriter print)
    {
        var setup = EndToEndSetup.Of(arguments);
        if (arguments.Text("peer", "").Length > 0 && setup.Peer is null)
        {
            await print.WriteLineAsync("There is no bot.mjs in the folder that --peer names.");
            return 2;
        }

        var size = new Size(arguments.Number("events", 20_000), arguments.Number("rate", 100), arguments.Number("seconds", 20));
        var (product, peer) = (new List<double[]>(), new List<double[]>());
        var rounds = arguments.Number("rounds", 5);
        for (var round = 0; round < rounds; round++)
        {
            if (setup.Peer is { } folder)
            {
                peer.Add(await Round(_ => slack => BenchmarkTarget.Peer(slack, folder), setup, size));
            }

            product.Add(await Round(routes => slack => BenchmarkTarget.Product(slack, routes, setup), setup, size));
        }

        var database = setup.Server is null ? "SQLite" : "PostgreSQL";
        var table = new ResultTable(print, $"median of {rounds}, {database}", "peer", "HandoffBot", "×");
        await table.Head();
        for (var row = 0; row < Measures.Length; row++)
        {
            var mine = ResultTable.Median(product.Select(values => values[row]));
            double? other = peer.Count == 0 ? null : ResultTable.Median(peer.Select(values => values[row]));
            await table.Row(
                Measures[row],
                other is { } shown ? Show(shown) : "–",
                Show(mine),
                other is { } beside ? ResultTable.Number(mine / beside, "0.00") : "–"
            );
        }

        return 0;
    }

    private static async Task<double[]> Round(Func<int, Func<SandboxServer, Task<BenchmarkTarget>>> start, EndToEndSetup setup, Size size)
    {
        await using var slack = await Slack(setup);
        Throughput one;
        await using (var contender = await start(0)(slack))
        {
            var load = new EndToEndLoad(contender, slack, setup);
            await load.Nurture("w", size.Events / 4);
            one = await load.Nurture("m", size.Events);
        }

        await using var routed = await start(EndToEndLoad.Channels)(slack);
        var all = new EndToEndLoad(routed, slack, setup);
        var cold = await all.Alerts(1_000_000, size.PerSecond, 10);
        var warm = await all.Alerts(2_000_000, size.PerSecond, size.Seconds);
        await all.Clicks("w", 2 * size.PerSecond, 5);
        var clicks = await all.Clicks("m", 2 * size.PerSecond, size.Seconds);
        await all.Nurture("w", size.Events / 4);
        var many = await all.Nurture("m", size.Events);
        return
        [
            one.Accepted,
            one.Decided,
            many.Accepted,
            many.Decided,
            one.Processor,
            one.Bytes,
            warm.Processor,
            cold.P99,
            warm.P50,
            warm.P99,
            clicks.At(0.99),
            routed.Process.ResidentBytes / 1048576.0,
        ];
    }

    /// <summary>A workspace without rate limits, with the channels of both.</summary>
    internal static async Task<SandboxServer> Slack(EndToEndSetup setup)
    {
        var slack = await SandboxServer.Start(
            new SandboxOptions
            {
                RateLimits = false,
                BotToken = setup.Peer?.BotToken ?? EndToEndSetup.BotToken,
                SigningSecret = setup.SigningSecret,
            }
        );
        for (var n = 0; n < EndToEndLoad.Channels; n++)
        {
            slack.Workspace.AddChannel(CampaignAgreement.Channel(n), $"t{n}");
            slack.Workspace.AddChannel(EndToEndLoad.PeerChannel(n), $"peer{n}");
        }

        return slack;
    }

    private static string Show(double value) => ResultTable.Number(value, value < 100 ? "0.00" : "N0");

    private sealed record Size(int Events, int PerSecond, int Seconds);
}
