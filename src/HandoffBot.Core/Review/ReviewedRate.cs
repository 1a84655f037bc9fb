using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review.Statistics;

namespace HandoffBot.Core.Review;

/// <summary>
/// The bad-score rate of posted alerts, from what reviewers found: all flagged ones, and a random sample of the others, each weighted by
/// how many it stands for. How each figure is made, and that its bound holds, is told in decision record 115.
/// </summary>
/// <param name="Floor">The weighted share if all that is drawn and not decided were right, 0–1; null when nothing was posted.</param>
/// <param name="Ceiling">The same if all of it were bad, 0–1; null when nothing was posted.</param>
/// <param name="Range">A 95 % range to read: Wilson's of the sample, weighted, with the flagged ones counted in full.</param>
/// <param name="Lower">Exact one-sided 95 % lower bound, 0–1.</param>
/// <param name="Upper">Exact one-sided 95 % upper bound, 0–1; what is not decided counts as bad.</param>
/// <param name="Verdict">What may be said of it.</param>
/// <param name="More">How many more reviewed alerts it takes before a verdict within the bound could be spoken, if none of them is bad;
/// null where it is spoken, where it is above the bound, and where no number that is worth waiting for would do.</param>
public sealed record ReviewedRate(
    double? Floor,
    double? Ceiling,
    ConfidenceInterval Range,
    double Lower,
    double Upper,
    RateVerdict Verdict,
    long? More
)
{
    // Of the risk: the flagged ones are few beside the others, so that a bound of theirs that is wide costs little.
    private const double Risk = 0.05;
    private const double PartOfFlagged = 0.2;
    private const int MostMore = 1000;

    /// <summary>Works it out.</summary>
    /// <param name="numbers">What reviewers found.</param>
    /// <param name="proof">How many reviewed ones are needed, and the agreed bound.</param>
    public static ReviewedRate Of(ReviewedNumbers numbers, ProofPolicy proof) =>
        Of(numbers, proof.Reviewed, proof.FalsePositiveUpperBound);

    /// <summary>As the other overload.</summary>
    /// <param name="numbers">What reviewers found.</param>
    /// <param name="least">How many reviewed ones are needed.</param>
    /// <param name="limit">The agreed bound, 0–1.</param>
    public static ReviewedRate Of(ReviewedNumbers numbers, int least, decimal limit)
    {
        var all = numbers.Posted;
        if (all == 0)
        {
            return new(null, null, new(0, 1), 0, 1, RateVerdict.TooFew, least);
        }

        var bound = (double)limit;
        var (lower, upper) = (LowerBound(numbers, Risk), UpperBound(numbers));
        var verdict =
            numbers.Reviewed < least ? RateVerdict.TooFew
            : upper <= bound ? RateVerdict.WithinBound
            : lower > bound ? RateVerdict.AboveBound
            : RateVerdict.Undecided;
        return new(
            Share(numbers, all, one => one.Bad, whereUndrawn: 0),
            Share(numbers, all, one => one.Bad + one.Missing, whereUndrawn: 1),
            Read(numbers, all),
            lower,
            upper,
            verdict,
            verdict is RateVerdict.TooFew or RateVerdict.Undecided ? MoreNeeded(numbers, least, bound) : null
        );
    }

    /// <summary>Exact one-sided lower bound, 0–1; what is not decided counts as right. 0 when nothing was posted.</summary>
    /// <param name="numbers">What reviewers found.</param>
    /// <param name="risk">How probably the true rate may lie below the bound: above 0, below 1.</param>
    public static double LowerBound(ReviewedNumbers numbers, double risk)
    {
        if (numbers.Posted == 0)
        {
            return 0;
        }

        var (flagged, others) = (Drawn(numbers.Flagged), Drawn(numbers.Unflagged));
        if (IsComplete(flagged) && IsComplete(others) && numbers.Posted == Population(flagged) + Population(others))
        {
            return ClopperPearsonBound.Lower(flagged.Concat(others).Sum(one => one.Bad), numbers.Posted, risk);
        }

        var (ofFlagged, ofOthers) = Risks(flagged, others, risk);
        return (LowerOf(flagged, ofFlagged) + LowerOf(others, ofOthers)) / numbers.Posted;
    }

    private static double Share(ReviewedNumbers numbers, long all, Func<SampledCounts, long> bad, double whereUndrawn) =>
        numbers.Flagged.Concat(numbers.Unflagged).Sum(one => one.Drawn == 0 ? one.Population * whereUndrawn : one.Weight * bad(one)) / all;

    private static ConfidenceInterval Read(ReviewedNumbers numbers, long all)
    {
        var sampled = numbers.Unflagged;
        var others = sampled.Sum(one => one.Population);
        var range = WilsonInterval.Interval(sampled.Sum(one => one.Bad), sampled.Sum(one => one.Decided));
        var low = numbers.Flagged.Sum(one => one.Weight * one.Bad);
        var high = numbers.Flagged.Sum(one => one.Weight * (one.Bad + one.Missing));
        return new((low + (others * range.Lower)) / all, Math.Min(1, (high + (others * range.Upper)) / all));
    }

    private static double UpperBound(ReviewedNumbers numbers)
    {
        var (flagged, others) = (Drawn(numbers.Flagged), Drawn(numbers.Unflagged));
        var undrawn = numbers.Posted - Population(flagged) - Population(others);
        if (undrawn == 0 && IsComplete(flagged) && IsComplete(others))
        {
            return ClopperPearsonBound.Upper(Doubted(flagged) + Doubted(others), numbers.Posted, Risk);
        }

        var (ofFlagged, ofOthers) = Risks(flagged, others, Risk);
        return Math.Min(1, (UpperOf(flagged, ofFlagged) + UpperOf(others, ofOthers) + undrawn) / numbers.Posted);
    }

    // A kind of which there is none takes none of the risk.
    private static (double OfFlagged, double OfOthers) Risks(List<SampledCounts> flagged, List<SampledCounts> others, double risk) =>
        (others.Count == 0 ? risk : risk * PartOfFlagged, flagged.Count == 0 ? risk : risk * (1 - PartOfFlagged));

    // Draws that weigh differently are bounded together, and the heaviest is taken to have had all the bad luck.
    private static double UpperOf(List<SampledCounts> draws, double risk)
    {
        var (all, drawn) = (Population(draws), draws.Sum(one => one.Drawn));
        return drawn == 0
            ? 0
            : Math.Min(all, ClopperPearsonBound.Upper(Doubted(draws), drawn, risk) * drawn * draws.Max(one => one.Weight));
    }

    private static double LowerOf(List<SampledCounts> draws, double risk)
    {
        var drawn = draws.Sum(one => one.Drawn);
        return drawn == 0 ? 0 : ClopperPearsonBound.Lower(draws.Sum(one => one.Bad), drawn, risk) * drawn * draws.Min(one => one.Weight);
    }

    private static long? MoreNeeded(ReviewedNumbers numbers, int least, double bound)
    {
        var (few, many) = (Math.Max(0, least - numbers.Reviewed), (long)MostMore);
        if (few > many || !Suffices(many))
        {
            return null;
        }

        while (few < many)
        {
            var middle = (few + many) / 2;
            (few, many) = Suffices(middle) ? (few, middle) : (middle + 1, many);
        }

        return Math.Max(1, many);

        // As if first what is missing, and then more of the others, had been looked at and found right.
        bool Suffices(long more)
        {
            var open = numbers.Missing;
            if (more < open || numbers.Reviewed + more < least)
            {
                return false;
            }

            var seen = numbers with
            {
                Flagged = [.. numbers.Flagged.Select(one => one with { Decided = one.Drawn })],
                Unflagged = Seen(numbers.Unflagged, more - open),
            };
            return UpperBound(seen) <= bound;
        }
    }

    private static List<SampledCounts> Seen(IReadOnlyList<SampledCounts> draws, long more)
    {
        var drawn = Drawn(draws);
        var (population, known) = (Population(draws), drawn.Sum(one => one.Drawn) + more);
        var all = new SampledCounts(Math.Max(population, known), known, known, drawn.Sum(one => one.Bad));
        return known == 0 && population == 0 ? [] : [all];
    }

    private static List<SampledCounts> Drawn(IReadOnlyList<SampledCounts> draws) => [.. draws.Where(one => one.Drawn > 0)];

    private static long Population(IEnumerable<SampledCounts> draws) => draws.Sum(one => one.Population);

    private static long Doubted(List<SampledCounts> draws) => draws.Sum(one => one.Bad + one.Missing);

    private static bool IsComplete(List<SampledCounts> draws) => draws.TrueForAll(one => one.Drawn == one.Population);
}
