using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review;
using HandoffBot.Core.Time;
using NodaTime;

namespace HandoffBot.Review;

/// <summary>Which stretch of time a report covers: from one moment of its schedule to the next, in the schedule's own time zone.</summary>
internal static class ReviewPeriods
{
    /// <summary>The last one that is over.</summary>
    public static ReviewPeriod Last(ReviewSchedule review, Instant now)
    {
        var to = WeeklySchedule.Previous(review, now);
        return EndingAt(review, to);
    }

    /// <summary>The one before: it ends where this one begins.</summary>
    public static ReviewPeriod Before(ReviewSchedule review, ReviewPeriod period) => EndingAt(review, period.From);

    /// <summary>The one that is running, as far as it has got.</summary>
    public static ReviewPeriod SoFar(ReviewSchedule review, Instant now) => new(WeeklySchedule.Previous(review, now), now);

    private static ReviewPeriod EndingAt(ReviewSchedule review, Instant to) =>
        new(WeeklySchedule.Previous(review, to - Duration.FromMilliseconds(1)), to);

    /// <summary>The day in the review's time zone.</summary>
    public static LocalDate LocalDate(ReviewSchedule review, Instant at) => at.InZone(DateTimeZoneProviders.Tzdb[review.Zone]).Date;
}
