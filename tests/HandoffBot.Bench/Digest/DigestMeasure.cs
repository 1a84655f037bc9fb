using System.Diagnostics;
using HandoffBot.Bench.Seeding;
using HandoffBot.Core.Review;
using HandoffBot.Review;
using NodaTime;

namespace HandoffBot.Bench.Digest;

/// <summary>Compiling a week's digest over ever more alerts, its numbers and the draw of its cases: time, and what it takes of managed
/// memory.</summary>
public static class DigestMeasure
{
    private static readonly ReviewPeriod Week = new(Instant.FromUtc(2026, 11, 9, 8, 0), Instant.FromUtc(2026, 11, 16, 8, 0));

    public static async Task<int> Run(Arguments arguments, TextWriter print)
    {
        var rounds = arguments.Number("rounds", 5);
        var table = new ResultTable(
            print,
            $"alerts in the week, median of {rounds}",
            "seconds (10⁶: target 5)",
            "the draw alone, beside its numbers",
            "µs an alert",
            "MiB allocated",
            "opened",
            "posted",
            "flagged"
        );
        await table.Head();
        foreach (var rows in SeededDatabase.Sizes(arguments))
        {
            using var seeded = await SeededDatabase.Fill(
                new SeedPlan(rows, Week.From, Week.To, Week.To + Duration.FromDays(1))
                {
                    Worked = true,
                    FlagEvery = arguments.Number("flag-every", 100),
                }
            );
            var (took, drawings) = (new List<double>(), new List<double>());
            var draw = new ReviewSampler(TimeProvider.System, () => Guid.NewGuid().ToString("N"));
            var allocated = 0L;
            DigestNumbers? numbers = null;
            for (var round = 0; round <= rounds; round++)
            {
                var before = GC.GetTotalAllocatedBytes(precise: true);
                var watch = Stopwatch.StartNew();
                var drawn = TimeSpan.Zero;
                var drawing = Drawing();
                numbers = await ReportCounting.Of(
                    seeded.Database,
                    PeriodicReport.Weekly,
                    SeededDatabase.Agreement,
                    SeededDatabase.Agreement.Review,
                    Week,
                    default
                );
                await drawing;
                // The first round warms the code up.
                if (round > 0)
                {
                    took.Add(watch.Elapsed.TotalSeconds);
                    drawings.Add(drawn.TotalSeconds);
                }

                allocated = GC.GetTotalAllocatedBytes(precise: true) - before;

                async Task Drawing()
                {
                    await ReportCounting.Cases(seeded.Database, draw, SeededDatabase.Agreement, new("bench", Week), default);
                    drawn = watch.Elapsed;
                }
            }

            var seconds = ResultTable.Median(took);
            await table.Row(
                ResultTable.Number(rows),
                ResultTable.Number(seconds, "0.000"),
                ResultTable.Number(ResultTable.Median(drawings), "0.000"),
                ResultTable.Number(seconds / rows * 1e6, "0.00"),
                ResultTable.Number(allocated / 1048576.0, "0.0"),
                ResultTable.Number(numbers!.Alerts.Opened),
                ResultTable.Number(numbers.Alerts.Posted),
                ResultTable.Number(numbers.Flags.Alerts)
            );
        }

        return 0;
    }
}
