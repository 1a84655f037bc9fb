using HandoffBot.Bench.Load;

namespace HandoffBot.Bench.Intake;

/// <summary>
/// Durable intake against what the same endpoint does with less behind it; in turns, so that a machine that drifts drifts for all.
/// </summary>
public static class IntakeMeasure
{
    private const int Connections = 32;

    public static async Task<int> Run(Arguments arguments, TextWriter print)
    {
        var count = arguments.Number("events", 40_000);
        var rounds = arguments.Number("rounds", 5);
        var raw = Directory.CreateTempSubdirectory("handoffbot-raw-").FullName;
        (string Name, Func<Task<IntakeApp>> Start, int Count)[] rivals =
        [
            ("no-op endpoint", IntakeApp.NoOp, count),
            (
                "raw prepared group commit, one table",
                () => IntakeApp.Raw(Directory.CreateDirectory(Path.Combine(raw, Guid.NewGuid().ToString("N"))).FullName),
                count
            ),
            ("EF Core, a commit per request", IntakeApp.CommitPerRequest, count / 8),
            ("HandoffBot", IntakeApp.Product, count),
        ];
        var results = rivals.ToDictionary(r => r.Name, _ => new List<double>(), StringComparer.Ordinal);
        for (var round = 0; round <= rounds; round++)
        {
            foreach (var (name, start, events) in rivals)
            {
                await using var app = await start();
                var result = await ClosedLoop.Run(app.Address, Connections, events, n => Request(round, n));
                if (result.NotSuccess > 0)
                {
                    await print.WriteLineAsync($"{name}: {result.NotSuccess} answers were not 2xx");
                }
                // The first round warms the code up.
                if (round > 0)
                {
                    results[name].Add(result.PerSecond);
                }
            }
        }

        Directory.Delete(raw, recursive: true);
        var table = new ResultTable(
            print,
            $"median of {rounds}, {Connections} connections, {Request(0, 0).Length} bytes a request",
            "events/s",
            "HandoffBot is"
        );
        await table.Head();
        var product = ResultTable.Median(results["HandoffBot"]);
        foreach (var (name, values) in results)
        {
            await table.Row(
                name,
                ResultTable.Number(ResultTable.Median(values)),
                $"{ResultTable.Number(product / ResultTable.Median(values), "0.00")} ×"
            );
        }

        return 0;
    }

    private static byte[] Request(int round, int n) =>
        Requests.Post(
            "/v1/score-events",
            "application/json",
            LoadEvents.Body($"r{round}-{n}", n % 2000, DateTimeOffset.UnixEpoch.AddDays(20_000)),
            $"Authorization: Bearer {IntakeApp.Key}"
        );
}
