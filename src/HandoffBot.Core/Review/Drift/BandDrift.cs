using HandoffBot.Core.Review.Statistics;
using NodaTime;

namespace HandoffBot.Core.Review.Drift;

/// <summary>What may be said of a band's conversion against something else.</summary>
public enum DriftVerdict
{
    /// <summary>No difference is shown.</summary>
    NotShown,

    /// <summary>It is higher.</summary>
    Higher,

    /// <summary>It is lower.</summary>
    Lower,
}

/// <summary>A band's conversion: the last quarter, the one before it, and what the agreement expects.</summary>
/// <param name="Band">Its name.</param>
/// <param name="Meetings">Alerts of the last quarter that came to a meeting in the time that counts.</param>
/// <param name="Of">Out of how many, 1 or more.</param>
/// <param name="MeetingsBefore">The same of the quarter before.</param>
/// <param name="OfBefore">Out of how many; 0 where there were none.</param>
/// <param name="Expected">The share that the agreement expects, 0–1; null where it expects none.</param>
/// <param name="Change">When the share changed within both quarters; null where it is not shown to have.</param>
public sealed record BandDrift(
    string Band,
    long Meetings,
    long Of,
    long MeetingsBefore,
    long OfBefore,
    decimal? Expected,
    BandChange? Change
)
{
    /// <summary>The share of the last quarter.</summary>
    public Proportion Now() => new(Meetings, Of);

    /// <summary>The share of the quarter before.</summary>
    public Proportion Before() => new(MeetingsBefore, OfBefore);

    /// <summary>Against what is expected, by the exact range of the last quarter.</summary>
    /// <param name="questions">Among how many questions it is one; they share 5 %.</param>
    public DriftVerdict AgainstExpected(int questions)
    {
        var range = Now().BoundsAmong(questions);
        return Expected is not { } expected ? DriftVerdict.NotShown
            : range.Lower > (double)expected ? DriftVerdict.Higher
            : range.Upper < (double)expected ? DriftVerdict.Lower
            : DriftVerdict.NotShown;
    }

    /// <summary>Against the quarter before, by Fisher's exact test to both sides.</summary>
    /// <param name="level">The level of the test.</param>
    public DriftVerdict AgainstBefore(double level) =>
        FisherExactTest.IsLarger(Now(), Before()) <= level / 2 ? DriftVerdict.Higher
        : FisherExactTest.IsLarger(Before(), Now()) <= level / 2 ? DriftVerdict.Lower
        : DriftVerdict.NotShown;
}

/// <summary>A moment at which a band's conversion changed.</summary>
/// <param name="Since">The beginning of the first week after it.</param>
/// <param name="MeetingsBefore">Of the alerts opened earlier, those that came to a meeting.</param>
/// <param name="OfBefore">How many were opened earlier.</param>
/// <param name="Meetings">Of those opened since, those that came to a meeting.</param>
/// <param name="Of">How many were opened since.</param>
/// <param name="P">How probably chance alone looks as much like a change.</param>
public sealed record BandChange(Instant Since, long MeetingsBefore, long OfBefore, long Meetings, long Of, double P);
