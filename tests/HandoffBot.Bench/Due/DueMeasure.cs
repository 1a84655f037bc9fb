using System.Diagnostics;
using HandoffBot.Agreements;
using HandoffBot.Bench.Seeding;
using HandoffBot.Deadlines;
using HandoffBot.Handoffs;
using HandoffBot.Hosting;
using HandoffBot.Publishing.Messages;
using HandoffBot.Store;
using HandoffBot.Store.Context;
using HandoffBot.Store.Failures;
using HandoffBot.Testing.Samples;
using NodaTime;

namespace HandoffBot.Bench.Due;

/// <summary>
/// What it costs to expire a hundred alerts among ever more that are open; the sizes take turns, so that a machine that drifts drifts for
/// all.
/// </summary>
public static class DueMeasure
{
    private const int Due = 100;
    private static readonly Instant Start = Instant.FromUtc(2026, 11, 16, 8, 0);

    public static async Task<int> Run(Arguments arguments, TextWriter print)
    {
        var rounds = arguments.Number("rounds", 15);
        var databases = new List<SeededDatabase>();
        try
        {
            foreach (var rows in SeededDatabase.Sizes(arguments))
            {
                databases.Add(await SeededDatabase.Fill(Plan(rows, rounds + 1)));
            }

            var took = databases.ToDictionary(d => d, _ => new List<DueRound>());
            for (var round = 0; round <= rounds; round++)
            {
                foreach (var database in databases)
                {
                    var one = await Pass(database, round);
                    // The first round warms the code up.
                    if (round > 0)
                    {
                        took[database].Add(one);
                    }
                }
            }

            var table = new ResultTable(
                print,
                $"open alerts, {Due} due, median of {rounds}",
                "ms a round",
                "of the smallest (target 1.5 ×)",
                "processor ms",
                "KiB read from disk",
                "KiB written to disk"
            );
            await table.Head();
            var smallest = Median(took[databases[0]], round => round.Milliseconds);
            foreach (var (database, values) in took)
            {
                var milliseconds = Median(values, round => round.Milliseconds);
                await table.Row(
                    ResultTable.Number(database.Plan.Rows),
                    ResultTable.Number(milliseconds, "0.0"),
                    $"{ResultTable.Number(milliseconds / smallest, "0.00")} ×",
                    ResultTable.Number(Median(values, round => round.ProcessorMilliseconds), "0.0"),
                    ResultTable.Number(Median(values, round => round.Disk.Read / 1024.0), "0"),
                    ResultTable.Number(Median(values, round => round.Disk.Written / 1024.0), "0")
                );
            }

            return 0;
        }
        finally
        {
            databases.ForEach(database => database.Dispose());
        }
    }

    private static SeedPlan Plan(int rows, int rounds) =>
        new(rows, Start - Duration.FromHours(20), Start, Start + Duration.FromDays(1))
        {
            Due = Math.Min(rounds * Due, rows),
            FirstDue = Start,
        };

    private static double Median(IEnumerable<DueRound> rounds, Func<DueRound, double> figure) =>
        ResultTable.Median(rounds.Select(figure));

    private static async Task<DueRound> Pass(SeededDatabase seeded, int round)
    {
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddMetrics()
            .AddSingleton(seeded.Database)
            .AddSingleton(AgreementRegistry.With(SeededDatabase.Agreement))
            .AddSingleton<TimeProvider>(new FixedClock(Start + Duration.FromMinutes(round)))
            .AddSingleton<WorkSignals>()
            .AddSingleton<HandoffMetrics>()
            .AddSingleton<QuarantinedRows>()
            .AddSingleton<DatabaseOutage>()
            .AddSingleton(StoreModule.InboxOf(seeded.Database))
            .AddSingleton<Func<string>>(() => Guid.NewGuid().ToString("N"))
            .AddSingleton<OpeningReleases>()
            .AddSingleton<DueLoop>()
            .BuildServiceProvider();
        var loop = services.GetRequiredService<DueLoop>();
        var (disk, processor) = (DiskTraffic.OfThisProcess(), Environment.CpuUsage.TotalTime);
        var watch = Stopwatch.StartNew();
        var moved = await loop.ApplyDue(default);
        var took = new DueRound(
            watch.Elapsed.TotalMilliseconds,
            (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds,
            DiskTraffic.OfThisProcess() - disk
        );
        return moved == Due ? took : throw new InvalidOperationException($"{moved} alerts were due instead of {Due}.");
    }
}
