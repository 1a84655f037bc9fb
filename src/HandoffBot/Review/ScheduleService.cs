using System.Globalization;
using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using HandoffBot.Hosting.Loops;
using HandoffBot.Store.Failures;
using Quartz;

namespace HandoffBot.Review;

/// <summary>
/// Runs the agreed review's schedule while the host runs, and puts it anew when another version of the agreement comes into
/// force. It opens beside the rest of the start: events, clicks and alerts do not wait for Quartz.
/// </summary>
internal sealed class ScheduleService(ISchedulerFactory schedulers, CurrentAgreement agreement, DatabaseOutage outage, TimeProvider time)
    : BackgroundService
{
    private const string Name = "weekly-digest";
    private static readonly TimeSpan BeforeRetry = TimeSpan.FromSeconds(10);

    // The job makes up for whatever was missed, so that looking more often than it is due costs one read.
    private static readonly TimeSpan Look = TimeSpan.FromHours(1);
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
                await agreement.Replaced(Look, time, cancel);
            },
            fault => outage.Failed("The review could not be put into the schedule and is tried again", fault),
            BeforeRetry,
            time,
            stoppingToken
        );

    private async Task Arrange(IScheduler scheduler, CancellationToken cancellationToken)
    {
        var review = agreement.Value.Review;
        var (cron, zone) = (Cron(review), TimeZoneInfo.FindSystemTimeZoneById(review.Zone));
        var job = JobBuilder.Create<DigestJob>().WithIdentity(Name).Build();
        if (
            await scheduler.GetTrigger(new TriggerKey(Name), cancellationToken) is not ICronTrigger known
            || known.CronExpressionString != cron
            || known.TimeZone.Id != zone.Id
        )
        {
            // A review that was missed while the machine slept is made up for once.
            var trigger = TriggerBuilder
                .Create(time)
                .WithIdentity(Name)
                .WithSchedule(
                    CronScheduleBuilder.Create(cron).InTimeZone(zone).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)
                )
                .Build();
            await scheduler.ScheduleJob(job, trigger, new ScheduleJobOptions { Replace = true }, cancellationToken);
        }

        // What was missed before this schedule began, or failed when it was due, nothing else would fire.
        await scheduler.TriggerJob(job.Key, cancellationToken: cancellationToken);
    }
}
