using System.Globalization;
using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Time;
using HandoffBot.Hosting;
using HandoffBot.Hosting.Loops;
using HandoffBot.Store.Failures;
using NodaTime;
using Quartz;

namespace HandoffBot.Review;

/// <summary>
/// Runs the schedule of each agreement's reports while the host runs, and puts it anew when a version comes into force or an
/// agreement retires. It opens beside the rest of the start: events, clicks and alerts do not wait for Quartz.
/// </summary>
internal sealed class ScheduleService(ISchedulerFactory schedulers, AgreementRegistry agreements, DatabaseOutage outage, TimeProvider time)
    : BackgroundService
{
    private static readonly Duration RetiredJobLifetime = Duration.FromDays(7);
    private static readonly TimeSpan BeforeRetry = TimeSpan.FromSeconds(10);

    // The job makes up for whatever was missed, so that looking more often than it is due costs one read.
    private static readonly TimeSpan RecheckInterval = TimeSpan.FromHours(1);
    private IScheduler? _scheduler;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (_scheduler is { } scheduler)
        {
            await scheduler.Shutdown(waitForJobsToComplete: true, cancellationToken);
        }
    }

    internal static string Cron(ReviewSchedule review)
    {
        var day = review.Day.ToString()[..3].ToUpperInvariant();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"0 {review.At.Minute} {review.At.Hour} ? * {day}{(review.FirstOfMonth ? "#1" : "")}"
        );
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        SupervisedLoop.Run(
            async cancel =>
            {
                _scheduler ??= await schedulers.GetScheduler(cancel);
                await Arrange(_scheduler, cancel);
                await _scheduler.Start(cancel);
                await agreements.WaitForChange(RecheckInterval, time, cancel);
            },
            fault => outage.Failed("The review could not be put into the schedule and is tried again", fault),
            BeforeRetry,
            time,
            stoppingToken
        );

    private async Task Arrange(IScheduler scheduler, CancellationToken cancel)
    {
        foreach (var report in PeriodicReport.All)
        {
            var wanted = agreements.All.Where(known => IsWanted(report, known)).ToList();
            foreach (var known in wanted)
            {
                await Arrange(scheduler, report, known.Agreement, cancel);
            }

            foreach (var key in await scheduler.GetJobKeys(GroupMatcher<JobKey>.GroupEquals(report.Name), cancel))
            {
                if (wanted.TrueForAll(known => known.Agreement.Id != key.Name))
                {
                    await scheduler.DeleteJob(key, cancel);
                }
            }
        }
    }

    // The period in which it retired still has its report.
    private bool IsWanted(PeriodicReport report, KnownAgreement known) =>
        report.ScheduleOf(known.Agreement) is { } schedule
        && (known.RetiredAt is not { } at || WeeklySchedule.Next(schedule, at) + RetiredJobLifetime > time.Now());

    private async Task Arrange(IScheduler scheduler, PeriodicReport report, HandoffAgreement agreement, CancellationToken cancel)
    {
        var schedule = report.ScheduleOf(agreement)!;
        var (cron, zone) = (Cron(schedule), TimeZoneInfo.FindSystemTimeZoneById(schedule.Zone));
        var job = JobBuilder.Create<ReportJob>().WithIdentity(agreement.Id, report.Name).Build();
        if (
            await scheduler.GetTrigger(new TriggerKey(agreement.Id, report.Name), cancel) is not ICronTrigger known
            || known.CronExpressionString != cron
            || known.TimeZone.Id != zone.Id
        )
        {
            // A report that was missed while the machine slept is made up for once.
            var trigger = TriggerBuilder
                .Create(time)
                .WithIdentity(agreement.Id, report.Name)
                .WithSchedule(
                    CronScheduleBuilder.Create(cron).InTimeZone(zone).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)
                )
                .Build();
            await scheduler.ScheduleJob(job, trigger, new ScheduleJobOptions { Replace = true }, cancel);
        }

        // What was missed before this schedule began, or failed when it was due, nothing else would fire.
        await scheduler.TriggerJob(job.Key, cancellationToken: cancel);
    }
}
