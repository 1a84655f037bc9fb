using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review.Statistics;

namespace HandoffBot.Core.Review;

/// <summary>What may be said of a rate.</summary>
public enum RateVerdict
{
    /// <summary>Fewer alerts were reviewed than the agreement asks for, so no word is said; posted or flagged is not reviewed.</summary>
    TooFew,

    /// <summary>Enough reviewed alerts, but the range still reaches over the agreed bound.</summary>
    Undecided,

    /// <summary>Even with every open flag confirmed, the upper bound stays within the agreed one. Speaks of flagged alerts only: not
    /// flagged is not the same as good.</summary>
    WithinBound,

    /// <summary>Even with no open flag confirmed, the lower bound lies above the agreed one.</summary>
    AboveBound,
}

/// <summary>
/// The bad-score rate between its floor, confirmed / all, and its ceiling, (confirmed + unreviewed) / all. A flag is a
/// claim until a reviewer has decided it, so the truth among flagged alerts lies between the two.
/// </summary>
/// <param name="Confirmed">Flagged alerts a reviewer confirmed.</param>
/// <param name="Unreviewed">Flagged alerts nobody has reviewed.</param>
/// <param name="Reviewed">Alerts on which a reviewer has decided, whichever way.</param>
/// <param name="All">Alerts that were seen: posted, or flagged.</param>
/// <param name="Verdict">Nothing while too few are reviewed.</param>
public sealed record Rate(long Confirmed, long Unreviewed, long Reviewed, long All, RateVerdict Verdict)
{
    // A verdict speaks of one side, so that all of the 5 % lies there.
    private const double Risk = 0.05;

    /// <summary>Confirmed / all, 0–1; null when there were no alerts.</summary>
    public double? Floor => All == 0 ? null : (double)Confirmed / All;

    /// <summary>(Confirmed + unreviewed) / all, 0–1; null when there were no alerts.</summary>
    public double? Ceiling => All == 0 ? null : (double)(Confirmed + Unreviewed) / All;

    /// <summary>95 % bounds of the floor.</summary>
    public ConfidenceInterval FloorBounds => WilsonInterval.Interval(Confirmed, All);

    /// <summary>95 % bounds of the ceiling.</summary>
    public ConfidenceInterval CeilingBounds => WilsonInterval.Interval(Confirmed + Unreviewed, All);

    /// <summary>Judges the numbers against the proof that was agreed, by exact one-sided 95 % bounds.</summary>
    /// <param name="confirmed">Zero or more.</param>
    /// <param name="unreviewed">Zero or more; together with <paramref name="confirmed"/> at most <paramref name="all"/>.</param>
    /// <param name="reviewed">Decided by a reviewer; at least <paramref name="confirmed"/>.</param>
    /// <param name="all">Zero or more.</param>
    /// <param name="proof">How many reviewed ones are needed, and the agreed bound.</param>
    public static Rate Of(long confirmed, long unreviewed, long reviewed, long all, ProofPolicy proof)
    {
        var rate = new Rate(confirmed, unreviewed, reviewed, all, RateVerdict.TooFew);
        var bound = (double)proof.FalsePositiveUpperBound;
        return all == 0 || reviewed < proof.Reviewed
            ? rate
            : rate with
            {
                Verdict =
                    ClopperPearsonBound.Lower(confirmed, all, Risk) > bound ? RateVerdict.AboveBound
                    : ClopperPearsonBound.Upper(confirmed + unreviewed, all, Risk) <= bound ? RateVerdict.WithinBound
                    : RateVerdict.Undecided,
            };
    }
}
