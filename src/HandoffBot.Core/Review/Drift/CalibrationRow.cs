using HandoffBot.Core.Review.Statistics;

namespace HandoffBot.Core.Review.Drift;

/// <summary>How often alerts with a score in a range came to a meeting in the time that counts.</summary>
/// <param name="Scores">The range, as people read it.</param>
/// <param name="Meetings">How many did.</param>
/// <param name="Of">Out of how many.</param>
public sealed record CalibrationRow(string Scores, long Meetings, long Of)
{
    /// <summary>How many alerts a range needs before it is fitted.</summary>
    public const int LeastOfRange = 10;

    /// <summary>How many alerts a table needs.</summary>
    public const int LeastOfTable = 30;

    /// <summary>The share that did.</summary>
    public Proportion Share() => new(Meetings, Of);

    /// <summary>The table: ranges with the rates that fit best among those that never fall with the score
    /// (<see cref="IsotonicRegression"/>).</summary>
    /// <param name="counts">Of one quarter.</param>
    /// <param name="bins">What their bins are.</param>
    /// <returns>Lowest scores first; empty with fewer than <see cref="LeastOfTable"/> alerts, or where none came to a meeting.</returns>
    public static IReadOnlyList<CalibrationRow> Table(IEnumerable<DriftCounts> counts, ScoreBins bins)
    {
        var byBin = new (long Meetings, long Of)[bins.Count];
        foreach (var one in counts.Where(one => one.Bin is not null))
        {
            ref var bin = ref byBin[one.Bin!.Value];
            bin = (bin.Meetings + one.Meetings, bin.Of + one.Count);
        }

        if (byBin.Sum(bin => bin.Of) < LeastOfTable || byBin.Sum(bin => bin.Meetings) == 0)
        {
            return [];
        }

        var ranges = AdjacentBins.OfAtLeast([.. byBin.Select(bin => bin.Of)], LeastOfRange);
        var rates = ranges
            .Select(range => (Hits: Sum(range, bin => bin.Meetings), Of: Sum(range, bin => bin.Of)))
            .ToList();
        return
        [
            .. IsotonicRegression
                .Of([.. rates.Select(rate => ((double)rate.Hits, (double)rate.Of))])
                .Select(block => new CalibrationRow(
                    bins.Name(ranges[block.First].First, ranges[block.Last].Last),
                    (long)block.Hits,
                    (long)block.Of
                )),
        ];

        long Sum((int First, int Last) range, Func<(long Meetings, long Of), long> of) =>
            byBin[range.First..(range.Last + 1)].Sum(of);
    }
}
