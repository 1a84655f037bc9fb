using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using HandoffBot.Bench.Seeding;
using HandoffBot.Core.Review;
using HandoffBot.Review;
using HandoffBot.Store.Documents;
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
            "MiB by which the heap grew at most",
            "opened",
            "posted",
            "flagged",
            "reported as missed",
            "SHA-256 of the numbers begins"
        );
        await table.Head();
        foreach (var rows in SeededDatabase.Sizes(arguments))
        {
            using var seeded = await SeededDatabase.Fill(
                new SeedPlan(rows, Week.From, Week.To, Week.To + Duration.FromDays(1))
                {
                    Worked = true,
                    FlagEvery = arguments.Number("flag-every", 100),
                    Misses = arguments.Number("misses", 0),
                }
            );
            var (took, drawings) = (new List<double>(), new List<double>());
            var (allocated, grew) = (0L, 0L);
            DigestNumbers? numbers = null;
            for (var round = 0; round <= rounds; round++)
            {
                var before = GC.GetTotalAllocatedBytes(precise: true);
                (var compiled, grew) = await HeapGrowth.Of(() => Compile(seeded));
                allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
                numbers = compiled.Numbers;
                // The first round warms the code up.
                if (round > 0)
                {
                    took.Add(compiled.Took.TotalSeconds);
                    drawings.Add(compiled.Drawn.TotalSeconds);
                }
            }

            var seconds = ResultTable.Median(took);
            await table.Row(
                ResultTable.Number(rows),
                ResultTable.Number(seconds, "0.000"),
                ResultTable.Number(ResultTable.Median(drawings), "0.000"),
                ResultTable.Number(seconds / rows * 1e6, "0.00"),
                ResultTable.Number(allocated / 1048576.0, "0.0"),
                ResultTable.Number(grew / 1048576.0, "0.0"),
                ResultTable.Number(numbers!.Alerts.Opened),
                ResultTable.Number(numbers.Alerts.Posted),
                ResultTable.Number(numbers.Flags.Alerts),
                ResultTable.Number(numbers.Missed?.Leads ?? 0),
                Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(DocumentFormats.DigestNumbers.Write(numbers))))[..8]
            );
        }

        return 0;
    }

    // Numbers and cases beside each other, as the product does.
    private static async Task<(DigestNumbers Numbers, TimeSpan Took, TimeSpan Drawn)> Compile(SeededDatabase seeded)
    {
        var (watch, drawn) = (Stopwatch.StartNew(), TimeSpan.Zero);
        var draw = new ReviewSampler(TimeProvider.System, () => Guid.NewGuid().ToString("N"));
        var agreement = SeededDatabase.Agreement;
        var drawing = Draw();
        var numbers = await ReportCounting.Of(seeded.Database, PeriodicReport.Weekly, agreement, agreement.Review, Week, default);
        await drawing;
        return (numbers, watch.Elapsed, drawn);

        async Task Draw()
        {
            await ReportCounting.Cases(seeded.Database, draw, agreement, new("bench", Week), default);
            drawn = watch.Elapsed;
        }
    }
}
