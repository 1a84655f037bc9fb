using System.Diagnostics;
using HandoffBot.Agreements;
using HandoffBot.Bench.Seeding;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Deadlines;
using HandoffBot.Handoffs;
using HandoffBot.Hosting;
using HandoffBot.Publishing.Messages;
using HandoffBot.Store;
using HandoffBot.Store.Context;
using HandoffBot.Store.Failures;
using HandoffBot.Testing.Samples;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Bench.Due;

/// <summary>
/// What it costs to do what has come due of a hundred alerts among ever more that are open: to expire them, where none has a clock and
/// where all have one, and to take a moment of their clocks; where the hundred are spread over the table, and where they were made
/// together. Sizes, kinds and places take turns, so that a machine that drifts drifts for all.
/// </summary>
public static class DueMeasure
{
    private const int Due = 100;
    private const int Moments = 5;
    private static readonly DueDistribution[] Places = Enum.GetValues<DueDistribution>();

    // What follows a moment of a clock is beyond the last round.
    private static readonly HandoffAgreement Agreement = SeededDatabase.Agreement with
    {
        Escalation = [new(SeedAlert.Step, EscalationStep.Managers), new(2 * SeedAlert.Step, EscalationStep.Reassign)],
        Authority = SeededDatabase
            .Agreement.Authority.Append(new(Behaviour.Sla, AuthorityLevel.UseNow))
            .Append(new(Behaviour.Routing, AuthorityLevel.UseNow))
            .DistinctBy(one => one.Key)
            .ToDictionary(),
    };
    private static readonly Instant Start = Instant.FromUtc(2026, 11, 16, 8, 0);

    public static async Task<int> Run(Arguments arguments, TextWriter print)
    {
        var rounds = arguments.Number("rounds", 15);
        var databases = new List<SeededDatabase>();
        try
        {
            foreach (var rows in SeededDatabase.Sizes(arguments))
            {
                foreach (var clocks in Enum.GetValues<SeedClocks>())
                {
                    databases.Add(await SeededDatabase.Fill(Plan(rows, rounds + 1, clocks)));
                }
            }

            var took = databases
                .SelectMany(_ => Places, (database, place) => (database, place))
                .ToDictionary(one => one, _ => new List<DueRound>());
            for (var round = 0; round <= rounds; round++)
            {
                foreach (var (database, place) in took.Keys)
                {
                    var one = await Pass(database, round * Places.Length + (int)place);
                    // The first round warms the code up.
                    if (round > 0)
                    {
                        took[(database, place)].Add(one);
                    }
                }
            }

            foreach (var database in databases.Where(one => one.Plan.Clocks is SeedClocks.Due))
            {
                await HasDone(database, (rounds + 1) * Places.Length);
            }

            await Print(took, rounds, print);
            return 0;
        }
        finally
        {
            databases.ForEach(database => database.Dispose());
        }
    }

    private static async Task Print(
        IReadOnlyDictionary<(SeededDatabase Database, DueDistribution Place), List<DueRound>> took,
        int rounds,
        TextWriter print
    )
    {
        var table = new ResultTable(
            print,
            $"open alerts, {Due} due, median of {rounds}",
            "the due lie",
            "clocks",
            "ms a round",
            "of the smallest (target 1.5 ×)",
            "of the same without clocks",
            "processor ms",
            "KiB read from disk",
            "KiB written to disk"
        );
        await table.Head();
        var smallest = took.Keys.Min(one => one.Database.Plan.Rows);
        double Of(DueDistribution place, SeedClocks clocks, int rows) =>
            Median(
                took.Single(one => one.Key.Place == place && IsOf(one.Key.Database.Plan, clocks, rows)).Value,
                round => round.Milliseconds
            );
        foreach (var ((database, place), values) in took.OrderBy(one => one.Key.Place))
        {
            var (rows, clocks) = (database.Plan.Rows, database.Plan.Clocks);
            var milliseconds = Of(place, clocks, rows);
            await table.Row(
                ResultTable.Number(rows),
                place is DueDistribution.Spread ? "spread" : "together",
                Text(clocks),
                ResultTable.Number(milliseconds, "0.0"),
                $"{ResultTable.Number(milliseconds / Of(place, clocks, smallest), "0.00")} ×",
                $"{ResultTable.Number(milliseconds / Of(place, SeedClocks.None, rows), "0.00")} ×",
                ResultTable.Number(Median(values, round => round.ProcessorMilliseconds), "0.0"),
                ResultTable.Number(Median(values, round => round.Disk.Read / 1024.0), "0"),
                ResultTable.Number(Median(values, round => round.Disk.Written / 1024.0), "0")
            );
        }
    }

    // A moment that did nothing costs nothing either.
    private static async Task HasDone(SeededDatabase seeded, int rounds)
    {
        foreach (
            var kind in new[]
            {
                AlertFactKind.FirstTouchReminded,
                AlertFactKind.FirstTouchMissed,
                AlertFactKind.Escalated,
                AlertFactKind.FirstTouchReassigned,
                AlertFactKind.CrmUpdateReminded,
            }
        )
        {
            var done = await seeded.Database.Read((db, cancel) => db.AlertFacts.CountAsync(f => f.Kind == kind, cancel), default);
            if (done != rounds * Due / Moments)
            {
                throw new InvalidOperationException($"{kind} happened {done} times in {rounds} rounds.");
            }
        }
    }

    private static SeedPlan Plan(int rows, int rounds, SeedClocks clocks) =>
        new(rows, Start - Duration.FromHours(20), Start, Start + Duration.FromDays(1))
        {
            Due = Math.Min(rounds * Due, rows / Places.Length),
            FirstDue = Start,
            Clocks = clocks,
        };

    private static bool IsOf(SeedPlan plan, SeedClocks clocks, int rows) => plan.Clocks == clocks && plan.Rows == rows;

    private static string Text(SeedClocks clocks) =>
        clocks switch
        {
            SeedClocks.None => "none",
            SeedClocks.Ahead => "all, ahead",
            SeedClocks.Due => "all, due",
            _ => throw new ArgumentOutOfRangeException(nameof(clocks)),
        };

    private static double Median(IEnumerable<DueRound> rounds, Func<DueRound, double> figure) =>
        ResultTable.Median(rounds.Select(figure));

    private static async Task<DueRound> Pass(SeededDatabase seeded, int round)
    {
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddMetrics()
            .AddSingleton(seeded.Database)
            .AddSingleton(AgreementRegistry.With(Agreement))
            .AddSingleton<TimeProvider>(new FixedClock(Start + Duration.FromMinutes(round)))
            .AddSingleton<WorkSignals>()
            .AddSingleton<HandoffMetrics>()
            .AddSingleton<QuarantinedRows>()
            .AddSingleton<DatabaseOutage>()
            .AddSingleton(StoreModule.InboxOf(seeded.Database))
            .AddSingleton<Func<string>>(() => Guid.NewGuid().ToString("N"))
            .AddSingleton<OpeningReleases>()
            .AddSingleton<ClickWatermark>()
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
