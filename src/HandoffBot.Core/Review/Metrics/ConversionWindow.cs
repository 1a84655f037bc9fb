using NodaTime;

namespace HandoffBot.Core.Review.Metrics;

/// <summary>Of which alerts an audit tells what became of them: those of a quarter, each old enough for a first meeting.</summary>
public static class ConversionWindow
{
    /// <summary>How old an alert has to be, in days, when the count ends.</summary>
    public const int LeastDays = 14;

    /// <summary>How long a time it is, in days: 13 weeks.</summary>
    public const int Days = 91;

    /// <summary>When the alerts were opened: from inclusive, to exclusive.</summary>
    /// <param name="end">When the count ends.</param>
    public static (Instant From, Instant To) Of(Instant end) =>
        (end - Duration.FromDays(LeastDays + Days), end - Duration.FromDays(LeastDays));
}
