using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review;
using HandoffBot.Core.Time;
using NodaTime;

namespace HandoffBot.Review;

/// <summary>Which stretch of time a digest covers: from one review to the next, in the review's own time zone.</summary>
internal static class ReviewPeriods
{
    /// <summary>What the key of a weekly digest begins with.</summary>
    public const string Weekly = "weekly:";

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

    /// <summary>The key of an agreement's digest: its id, and the local date on which the period ends.</summary>
    public static string Key(HandoffAgreement agreement, ReviewPeriod period) =>
        $"{Weekly}{agreement.Id}:{LocalDate(agreement.Review, period.To):uuuu'-'MM'-'dd}";

    private static ReviewPeriod EndingAt(ReviewSchedule review, Instant to) =>
        new(WeeklySchedule.Previous(review, to - Duration.FromMilliseconds(1)), to);

    /// <summary>The day in the review's time zone.</summary>
    public static LocalDate LocalDate(ReviewSchedule review, Instant at) => at.InZone(DateTimeZoneProviders.Tzdb[review.Zone]).Date;
}
