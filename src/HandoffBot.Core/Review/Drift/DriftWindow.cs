using NodaTime;

namespace HandoffBot.Core.Review.Drift;

/// <summary>
/// What is compared with what. Every alert is given the same time: a meeting counts if it happened within two weeks of the alert and was
/// known within four, so that an old alert has no advantage over a new one.
/// </summary>
public static class DriftWindow
{
    /// <summary>Within how many days of the alert a meeting counts.</summary>
    public const int MeetingDays = 14;

    /// <summary>Within how many days of the alert it has to be known, and how old an alert has to be.</summary>
    public const int KnownDays = 28;

    /// <summary>How many weeks a quarter has.</summary>
    public const int WeeksOfQuarter = 13;

    /// <summary>Over how many days scores and signals are compared.</summary>
    public const int ScoredDays = 28;

    private const int QuarterDays = 7 * WeeksOfQuarter;

    /// <summary>When the alerts of a quarter were opened, from inclusive, to exclusive.</summary>
    /// <param name="end">When the count ends.</param>
    public static (Instant From, Instant To) Now(Instant end)
    {
        var to = end - Duration.FromDays(KnownDays);
        return (to - Duration.FromDays(QuarterDays), to);
    }

    /// <summary>When those of the quarter before it were.</summary>
    /// <param name="end">When the count ends.</param>
    public static (Instant From, Instant To) Before(Instant end)
    {
        var now = Now(end);
        return (now.From - Duration.FromDays(QuarterDays), now.From);
    }

    /// <summary>When the scores were decided that are compared: the last four weeks.</summary>
    /// <param name="end">When the count ends.</param>
    public static (Instant From, Instant To) Scored(Instant end) => (end - Duration.FromDays(ScoredDays), end);

    /// <summary>When those were that they are compared with: four weeks a quarter earlier, or the first four weeks there are.</summary>
    /// <param name="end">When the count ends.</param>
    /// <param name="first">When the first score was decided.</param>
    /// <returns>Null while there are no four weeks before the last ones.</returns>
    public static (Instant From, Instant To)? ScoredBefore(Instant end, Instant first)
    {
        var now = Scored(end);
        var from = Instant.Max(first, now.From - Duration.FromDays(QuarterDays));
        var to = from + Duration.FromDays(ScoredDays);
        return to > now.From ? null : (from, to);
    }
}
