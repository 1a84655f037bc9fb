namespace HandoffBot.Core.Review.Drift;

/// <summary>Puts neighbouring bins together until each holds enough.</summary>
internal static class AdjacentBins
{
    /// <summary>The first and the last bin of each range, in order; all bins are in one. The last range takes in what is left.</summary>
    /// <param name="counts">By bin, together at least <paramref name="least"/>.</param>
    /// <param name="least">How many a range holds at least, 1 or more.</param>
    public static IReadOnlyList<(int First, int Last)> OfAtLeast(IReadOnlyList<long> counts, long least)
    {
        var ranges = new List<(int First, int Last)>();
        var (first, held) = (0, 0L);
        for (var bin = 0; bin < counts.Count; bin++)
        {
            held += counts[bin];
            if (held >= least)
            {
                ranges.Add((first, bin));
                (first, held) = (bin + 1, 0);
            }
        }

        if (first < counts.Count)
        {
            ranges[^1] = (ranges[^1].First, counts.Count - 1);
        }

        return ranges;
    }
}
