using System.Diagnostics;
using HandoffBot.Bench.Seeding;
using HandoffBot.Core.Review;
using HandoffBot.Core.Review.Figures;
using HandoffBot.Review;
using HandoffBot.Review.Figures;
using HandoffBot.Store.Documents;
using NodaTime;

namespace HandoffBot.Bench.Digest;

/// <summary>Opening the largest figures of a report over ever more alerts, as a window shows them: time, what is allocated, and how far the
/// heap grows.</summary>
public static class RowsMeasure
{
    private const string Key = "monthly:bench";
    private static readonly ReviewPeriod Week = new(Instant.FromUtc(2026, 11, 9, 8, 0), Instant.FromUtc(2026, 11, 16, 8, 0));

    public static async Task<int> Run(Arguments arguments, TextWriter print)
    {
        var rounds = arguments.Number("rounds", 3);
        var table = new ResultTable(
            print,
            $"alerts in the week, median of {rounds}",
            "figure",
            "its rows",
            "seconds",
            "MiB allocated",
            "MiB by which the heap grew at most",
            "rows in the window"
        );
        await table.Head();
        foreach (var size in SeededDatabase.Sizes(arguments, "10000,1000000"))
        {
            using var seeded = await SeededDatabase.Fill(
                new SeedPlan(size, Week.From, Week.To, Week.To + Duration.FromDays(1)) { Worked = true, FlagEvery = 100 }
            );
            var numbers = await Stored(seeded);
            var figures = DigestFigures.Of(numbers).OrderByDescending(figure => figure.Rows).ToList();
            foreach (var figure in figures.DistinctBy(figure => (figure.Of is null, figure.Time is null)))
            {
                await Open(seeded, figure, rounds, size, table);
            }
        }

        return 0;
    }

    // With an audit's metrics: a digest has no time.
    private static async Task<DigestNumbers> Stored(SeededDatabase seeded)
    {
        var (agreement, period) = (SeededDatabase.Agreement, Week);
        var numbers = await ReportCounting.Of(seeded.Database, PeriodicReport.Monthly, agreement, agreement.Review, period, default);
        await seeded.Database.Write(
            (db, _) =>
                Task.FromResult(
                    db.Digests.Add(
                        new()
                        {
                            Key = Key,
                            Agreement = agreement.Id,
                            From = period.From,
                            To = period.To,
                            CompiledAt = period.To,
                            Numbers = DocumentFormats.DigestNumbers.Write(numbers),
                        }
                    )
                ),
            default
        );
        return numbers;
    }

    private static async Task Open(SeededDatabase seeded, Figure figure, int rounds, int size, ResultTable table)
    {
        var took = new List<double>();
        var (allocated, grew) = (0L, 0L);
        FigurePage? page = null;
        for (var round = 0; round <= rounds; round++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            var seconds = 0.0;
            (page, grew) = await HeapGrowth.Of(async () =>
            {
                var watch = Stopwatch.StartNew();
                var read = await seeded.Database.Read(
                    (db, cancel) => FigurePage.Read(db, Key, figure.Id, _ => SeededDatabase.Agreement, FigureModal.MostRows, cancel),
                    default
                );
                seconds = watch.Elapsed.TotalSeconds;
                return read;
            });
            // The first round warms the code up.
            if (round > 0)
            {
                took.Add(seconds);
            }

            allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        }

        await table.Row(
            ResultTable.Number(size),
            figure.Id,
            ResultTable.Number(page!.Count),
            ResultTable.Number(ResultTable.Median(took), "0.000"),
            ResultTable.Number(allocated / 1048576.0, "0.0"),
            ResultTable.Number(grew / 1048576.0, "0.0"),
            ResultTable.Number(page.Rows.Count)
        );
    }
}
