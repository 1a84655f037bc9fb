using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review.Statistics;

namespace HandoffBot.Core.Review.Proofs;

/// <summary>How a behaviour stands to a bound that it is held to.</summary>
public enum BoundState
{
    /// <summary>Too few are counted for any word, or the bound may hold or not.</summary>
    Open,

    /// <summary>It is proven: the exact one-sided 95 % bound lies on the right side of the limit.</summary>
    Holds,

    /// <summary>The exact one-sided 95 % bound lies on the wrong side. Among the looks of a year such a one comes by chance.</summary>
    InDoubt,

    /// <summary>The bound is broken: so far on the wrong side that a year of weekly looks would come to it by chance with 5 % at
    /// most.</summary>
    Broken,
}

/// <summary>What the records tell of one bound.</summary>
/// <param name="Bound">What was agreed, with its <see cref="ProofBound.Least"/>.</param>
/// <param name="State">What may be said.</param>
/// <param name="Count">How many were found, out of how many that were looked at.</param>
/// <param name="Lower">Exact one-sided 95 % lower bound of the share, 0–1; weighted where it comes from a sample.</param>
/// <param name="Upper">Exact one-sided 95 % upper bound of the share, 0–1; weighted where it comes from a sample.</param>
/// <param name="Far">The exact one-sided bound that a year of looks allows, on the side on which the limit would be broken, 0–1.</param>
/// <param name="More">How many more it takes before it could hold, if all of them are as they should be; null where it holds, is
/// broken or in doubt, and where no number that is worth waiting for would do.</param>
public sealed record BoundVerdict(
    ProofBound Bound,
    BoundState State,
    Proportion Count,
    double Lower,
    double Upper,
    double Far,
    long? More
)
{
    /// <summary>Looks at a bound within a year: one with each weekly review.</summary>
    public const int LooksOfAYear = 52;

    /// <summary>How probably a behaviour that is within its bound may be said to be proven, or to be in doubt, at one look.</summary>
    public const double Risk = 0.05;

    /// <summary>How probably a behaviour that is within its bound may be taken to break it at one look; over a year it adds up to
    /// <see cref="Risk"/> at most, however much the looks have in common (Bonferroni).</summary>
    public const double RiskOfBreaking = Risk / LooksOfAYear;

    private const int MostMore = 1000;

    /// <summary>What may be said of a bound.</summary>
    /// <param name="bound">What was agreed, with its <see cref="ProofBound.Least"/>.</param>
    /// <param name="evidence">What was counted of the behaviour.</param>
    public static BoundVerdict Of(ProofBound bound, AuthorityEvidence evidence) =>
        evidence.Of(bound.Measure) is { } share ? Of(bound, share) : OfBadScores(bound, evidence.Reviewed ?? new([], [], []));

    private static BoundVerdict OfBadScores(ProofBound bound, ReviewedNumbers reviewed)
    {
        var rate = ReviewedRate.Of(reviewed, bound.Least ?? 1, bound.Limit);
        var far = ReviewedRate.LowerBound(reviewed, RiskOfBreaking);
        var state = rate.Verdict switch
        {
            RateVerdict.WithinBound => BoundState.Holds,
            RateVerdict.AboveBound => far > (double)bound.Limit ? BoundState.Broken : BoundState.InDoubt,
            RateVerdict.TooFew or RateVerdict.Undecided => BoundState.Open,
        };
        return new(bound, state, new(reviewed.Confirmed, reviewed.Reviewed), rate.Lower, rate.Upper, far, rate.More);
    }

    private static BoundVerdict Of(ProofBound bound, Proportion share)
    {
        var (least, limit) = (bound.Least ?? 1, (double)bound.Limit);
        var lower = ClopperPearsonBound.Lower(share.Count, share.Of, Risk);
        var upper = ClopperPearsonBound.Upper(share.Count, share.Of, Risk);
        var far = bound.IsFloor
            ? ClopperPearsonBound.Upper(share.Count, share.Of, RiskOfBreaking)
            : ClopperPearsonBound.Lower(share.Count, share.Of, RiskOfBreaking);
        var state =
            share.Of < least ? BoundState.Open
            : bound.IsFloor ? StateOf(lower >= limit, upper < limit, far < limit)
            : StateOf(upper <= limit, lower > limit, far > limit);
        return new(bound, state, share, lower, upper, far, state is BoundState.Open ? MoreNeeded(bound, share, least) : null);
    }

    private static BoundState StateOf(bool holds, bool isInDoubt, bool isBroken) =>
        holds ? BoundState.Holds
        : isBroken ? BoundState.Broken
        : isInDoubt ? BoundState.InDoubt
        : BoundState.Open;

    private static long? MoreNeeded(ProofBound bound, Proportion share, int least)
    {
        var (few, many) = (Math.Max(1, least - share.Of), (long)MostMore);
        if (few > many || !Suffices(many))
        {
            return null;
        }

        while (few < many)
        {
            var middle = (few + many) / 2;
            (few, many) = Suffices(middle) ? (few, middle) : (middle + 1, many);
        }

        return many;

        bool Suffices(long more) =>
            bound.IsFloor
                ? ClopperPearsonBound.Lower(share.Count + more, share.Of + more, Risk) >= (double)bound.Limit
                : ClopperPearsonBound.Upper(share.Count, share.Of + more, Risk) <= (double)bound.Limit;
    }
}
