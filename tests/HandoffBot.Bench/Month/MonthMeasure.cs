using System.Diagnostics;
using HandoffBot.Agreements;
using HandoffBot.Bench.Campaign;
using HandoffBot.Bench.EndToEnd;
using HandoffBot.Bench.Load;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review;
using HandoffBot.Hosting;
using HandoffBot.Review;
using HandoffBot.Store;
using HandoffBot.Store.Context;
using HandoffBot.Store.Retention;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Bench.Month;

/// <summary>What a month of events costs: bytes on disk, events decided on top of it, a week's digest, a day of retention and what that
/// makes other writes wait, and a vacuum.</summary>
public static class MonthMeasure
{
    private const int Channels = EndToEndLoad.Channels;
    private const int Base = 20_000;
    private const int AlertEvery = 50;
    private const int AlertsPerSecond = 100;
    private const int EventsOfAccount = 20;
    private static readonly Duration Length = Duration.FromDays(30);
    private static readonly HandoffAgreement Agreement = AgreementYaml.Read(CampaignAgreement.Text(Channels)).Agreement!;

    public static async Task<int> Run(Arguments arguments, TextWriter print)
    {
        var setup = EndToEndSetup.Of(arguments);
        var size = arguments.Number("base", Base);
        var copies = Math.Max(1, arguments.Number("events", 10_000_000) / size / 2);
        await using var slack = await EndToEndMeasure.Slack(setup);
        await using var host = await BenchmarkTarget.Product(slack, Channels, setup);
        var load = new EndToEndLoad(host, slack, setup);
        var alerts = size / AlertEvery;
        var perSecond = Math.Min(AlertsPerSecond, alerts);
        await load.Nurture("w", size - alerts);
        await load.Alerts(1_000_000, perSecond, alerts / perSecond);
        var empty = await load.Nurture("m", size);
        host.Process.Kill();

        var table = new ResultTable(print, $"{ResultTable.Number(2.0 * size * copies)} events more, 1 % alerts", "");
        var database = StoreModule.Open(host.Connection);
        try
        {
            var watch = Stopwatch.StartNew();
            await MonthSeed.Multiply(database, copies, EventsOfAccount, Length, print.WriteLine);
            await Analyze(database);
            await table.Head();
            await table.Row("seconds to make them, by the database itself", Seconds(watch));
            var events = await database.Read((db, cancel) => db.Inbox.CountAsync(cancel), default);
            var decisions = await Decisions(database);
            await table.Row("events · decisions stored", $"{ResultTable.Number(events)} · {ResultTable.Number(decisions)}");
            await table.Row("GiB on disk · bytes an event", Size(await host.Stored(), events));

            await host.Start("/health/ready");
            await load.Nurture("x", size);
            var filled = await load.Nurture("y", size);
            host.Process.Kill();
            await table.Row(
                "events decided a second, empty · filled",
                $"{ResultTable.Number(empty.Decided)} · {ResultTable.Number(filled.Decided)}"
            );
            await Digest(database, table);
            await Retention(database, table, arguments.Number("expire", 1));
            await Vacuum(host, database, table, events);
        }
        finally
        {
            await StoreModule.Close(database);
        }

        return 0;
    }

    private static async Task Digest(IDatabase database, ResultTable table)
    {
        var now = TimeProvider.System.Now();
        var week = new ReviewPeriod(now - Duration.FromDays(10), now - Duration.FromDays(3));
        var watch = Stopwatch.StartNew();
        var numbers = await ReportCounting.Of(database, PeriodicReport.Weekly, Agreement, Agreement.Review, week, default);
        await table.Row("seconds of a week's digest", Seconds(watch));
        await table.Row("alerts in it", ResultTable.Number(numbers.Alerts.Opened));
    }

    // What expires on one day, as it does on each day that follows; or on several at once.
    private static async Task Retention(IDatabase database, ResultTable table, int days)
    {
        var cutoff = TimeProvider.System.Now() - Length + Duration.FromDays(days);
        var cutoffs = new RetentionCutoffs(
            new Dictionary<string, Instant>(StringComparer.Ordinal) { [Agreement.Id] = cutoff },
            cutoff,
            cutoff,
            cutoff,
            cutoff
        );
        using var done = new CancellationTokenSource();
        var waits = Waits(database, done.Token);
        var watch = Stopwatch.StartNew();
        var result = await new PersonalDataRetention(database).Run(cutoffs, default);
        var took = Seconds(watch);
        await done.CancelAsync();
        var waited = await waits;
        await table.Row($"seconds of the retention of {days} of its 30 days", took);
        await table.Row("events · accounts · alerts emptied", $"{result.Events:N0} · {result.Accounts:N0} · {result.Alerts:N0}");
        await table.Row(
            "ms that another write took meanwhile, p50 · p99 · most",
            $"{waited.At(0.5):0.0} · {waited.At(0.99):0.0} · {waited.At(1):0}"
        );
        var again = Stopwatch.StartNew();
        await new PersonalDataRetention(database).Run(cutoffs, default);
        await table.Row("seconds of a run with nothing due", Seconds(again));
    }

    // A small write now and then, as a click is one.
    private static async Task<Latencies> Waits(IDatabase database, CancellationToken done)
    {
        var waits = new Latencies();
        while (!done.IsCancellationRequested)
        {
            var watch = Stopwatch.StartNew();
            await database.WriteAtOnce(
                (db, cancel) => db.Database.ExecuteSqlRawAsync("UPDATE rate_limits SET key = key WHERE key = 'workspace'", cancel),
                default
            );
            waits.Add(watch.Elapsed);
            await Task.Delay(20, CancellationToken.None);
        }

        return waits;
    }

    private static async Task Vacuum(BenchmarkTarget host, IDatabase database, ResultTable table, int events)
    {
        var watch = Stopwatch.StartNew();
        await Outside(database, "VACUUM");
        await table.Row("seconds of a vacuum", Seconds(watch));
        await table.Row("GiB on disk afterwards · bytes an event", Size(await host.Stored(), events));
    }

    private static Task Analyze(IDatabase database) => Outside(database, "ANALYZE");

    // Neither may run in a transaction.
    private static Task<int> Outside(IDatabase database, string sql) =>
        database.Read(
            (db, cancel) =>
            {
                db.Database.SetCommandTimeout(TimeSpan.FromHours(1));
                return db.Database.ExecuteSqlRawAsync(sql, cancel);
            },
            default
        );

    private static Task<int> Decisions(IDatabase database) => database.Read((db, cancel) => db.Decisions.CountAsync(cancel), default);

    private static string Seconds(Stopwatch watch) => ResultTable.Number(watch.Elapsed.TotalSeconds, "0.0");

    private static string Size(long bytes, int events) =>
        $"{ResultTable.Number(bytes / 1073741824.0, "0.00")} · {ResultTable.Number((double)bytes / events)}";
}
