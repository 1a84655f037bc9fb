using System.Globalization;
using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using NodaTime;
using Quartz;

namespace HandoffBot.Review;

/// <summary>Puts the agreed review into the schedule; a schedule that says so already keeps what it missed.</summary>
internal sealed class ReviewTimer(CurrentAgreement agreement, TimeProvider time)
{
    private const string Name = "weekly-digest";

    public async Task Arrange(IScheduler scheduler, CancellationToken cancellationToken)
    {
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
