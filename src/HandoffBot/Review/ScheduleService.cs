using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Time;
using HandoffBot.Hosting;
using HandoffBot.Hosting.Loops;
using HandoffBot.Store.Failures;
using NodaTime;

namespace HandoffBot.Review;

/// <summary>
/// Compiles each agreement's reports when their periods are over. It checks at its start, whenever agreements change, at the next
/// moment that one of their schedules names, and once a minute; the stored reports say what is due.
/// </summary>
internal sealed class ScheduleService(
    ReportCompiler compiler,
    AgreementRegistry agreements,
    AgreementImport import,
    DatabaseOutage outage,
    TimeProvider time
) : BackgroundService
{
    private static readonly TimeSpan BeforeRetry = TimeSpan.FromSeconds(10);

    // No timer runs while a machine sleeps, and its clock may be set: a check costs one read for each report.
    private static readonly Duration RecheckInterval = Duration.FromMinutes(1);

    // A digest that takes its time holds no audit up.
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(PeriodicReport.All.Select(report => Run(report, stoppingToken)));

    private Task Run(PeriodicReport report, CancellationToken stop) =>
        SupervisedLoop.Run(
            cancel => CompileDue(report, cancel),
            fault => outage.Failed("The schedule of reports could not be read and is tried again", fault),
            BeforeRetry,
            time,
            stop
        );

    private async Task CompileDue(PeriodicReport report, CancellationToken cancel)
    {
        var replaced = agreements.Replaced;
        var all = agreements.All;
        var areDone = true;
        foreach (var known in all)
        {
            areDone &= await Compile(report, known, cancel);
        }

        await AgreementRegistry.Wait(replaced, areDone ? UntilNext(report, all) : BeforeRetry, time, cancel);
    }

    // One agreement whose report cannot be compiled holds none of the others up.
    private async Task<bool> Compile(PeriodicReport report, KnownAgreement known, CancellationToken cancel)
    {
        try
        {
            if (await compiler.CompileDue(report, known, cancel))
            {
                // It may have taken authority back.
                await import.FollowStored(cancel);
            }

            return true;
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            outage.Failed("The report could not be compiled and is tried again", fault);
            return false;
        }
    }

    private TimeSpan UntilNext(PeriodicReport report, IEnumerable<KnownAgreement> all)
    {
        var now = time.Now();
        return all.Select(known => report.ScheduleOf(known.Agreement))
            .OfType<ReviewSchedule>()
            .Select(schedule => WeeklySchedule.Next(schedule, now) - now)
            .Append(RecheckInterval)
            .Min()
            .ToTimeSpan();
    }
}
