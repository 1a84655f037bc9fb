using System.Globalization;
using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using HandoffBot.Store;
using NodaTime;
using Quartz;

namespace HandoffBot.Review;

/// <summary>
/// Puts the agreed review into the schedule when the host starts, and again when another version comes into force; a
/// schedule that says so already keeps what it missed.
/// </summary>
internal sealed class ReviewTimer(ISchedulerFactory schedulers, CurrentAgreement agreement, TimeProvider time, ILogger<ReviewTimer> log) : BackgroundService
{
    private const string Name = "weekly-digest";
    private static readonly TimeSpan Look = TimeSpan.FromHours(1);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await Schedule(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await agreement.Replaced(Look, time, stoppingToken);
                await Schedule(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception trouble)
            {
                DatabaseTrouble.Log(log, "The review could not be put into the schedule and is tried again", trouble);
            }
        }
    }

    private async Task Schedule(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var review = agreement.Value.Review;
        var (cron, zone) = (Cron(review), TimeZoneInfo.FindSystemTimeZoneById(review.Zone));
        var known = await scheduler.GetTrigger(new TriggerKey(Name), cancellationToken) as ICronTrigger;
        if (known?.CronExpressionString == cron && known.TimeZone.Id == zone.Id)
            return;
        var job = JobBuilder.Create<DigestJob>().WithIdentity(Name).Build();
        // A review that was missed while the host was down is made up for once.
        var trigger = TriggerBuilder.Create(time).WithIdentity(Name)
            .WithSchedule(CronScheduleBuilder.Create(cron).InTimeZone(zone).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)).Build();
        await scheduler.ScheduleJob(job, trigger, new ScheduleJobOptions { Replace = true }, cancellationToken);
        // A schedule that was lost cannot know what it missed.
        if (known is null)
            await scheduler.TriggerJob(job.Key, cancellationToken: cancellationToken);
    }

    internal static string Cron(ReviewSchedule review)
    {
        var day = review.Day.ToString()[..3].ToUpperInvariant();
        return string.Create(CultureInfo.InvariantCulture, $"0 {review.At.Minute} {review.At.Hour} ? * {day}{(review.FirstOfMonth ? "#1" : "")}");
    }
}
