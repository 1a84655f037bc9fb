namespace HandoffBot.Core.Review.Statistics;

/// <summary>
/// How far two distributions over the same bins lie apart: the population stability index, Σ (a − b) · ln(a / b) over the shares of each
/// bin, which is Jeffreys' divergence. Its usual reading is that below 0.1 nothing has changed and that above 0.25 much has (Siddiqi,
/// Credit Risk Scorecards, 2006). With few cases it is large by chance alone, about (bins − 1) · (1/n + 1/m) on average (Yurdakul, 2018),
/// so a test goes with it.
/// </summary>
public static class PopulationStability
{
    /// <summary>From here on a difference counts as one.</summary>
    public const double Moderate = 0.1;

    /// <summary>From here on it counts as a large one.</summary>
    public const double Large = 0.25;

    // An empty bin would make the index infinite.
    private const double OfEmptyBin = 0.5;

    /// <summary>The index, 0 or more; a bin that is empty on one side counts as half a case there.</summary>
    /// <param name="before">Cases by bin, each 0 or more.</param>
    /// <param name="now">Likewise, of as many bins.</param>
    /// <exception cref="ArgumentException">The numbers of bins differ, or one side has no case.</exception>
    public static double Index(IReadOnlyList<long> before, IReadOnlyList<long> now)
    {
        var (allBefore, allNow) = (before.Sum(), now.Sum());
        if (before.Count != now.Count || allBefore == 0 || allNow == 0)
        {
            throw new ArgumentException("Both sides have the same bins, and cases.", nameof(now));
        }

        var sum = 0.0;
        for (var bin = 0; bin < before.Count; bin++)
        {
            if (before[bin] + now[bin] > 0)
            {
                var (old, current) = (Math.Max(before[bin], OfEmptyBin) / allBefore, Math.Max(now[bin], OfEmptyBin) / allNow);
                sum += (current - old) * Math.Log(current / old);
            }
        }

        return sum;
    }

    /// <summary>How probably chance alone gives such an index or a larger one: all cases are dealt to the two sides at random, as many to
    /// each as there are (a permutation test, exact for any number of cases).</summary>
    /// <param name="before">Cases by bin.</param>
    /// <param name="now">Likewise.</param>
    /// <param name="level">What decides, see <see cref="MonteCarloTest.P"/>.</param>
    /// <param name="seed">Names the way in which they are dealt: the same again gives the same.</param>
    /// <exception cref="ArgumentException">As for <see cref="Index"/>.</exception>
    public static double P(IReadOnlyList<long> before, IReadOnlyList<long> now, double level, string seed)
    {
        var (by, dealtBefore, dealtNow) = (new SeededSequence(seed), new long[now.Count], new long[now.Count]);
        return MonteCarloTest.P(
            Index(before, now),
            () =>
            {
                var (toNow, all) = (now.Sum(), now.Sum() + before.Sum());
                for (var bin = 0; bin < now.Count; bin++)
                {
                    var inBin = before[bin] + now[bin];
                    all -= inBin;
                    dealtNow[bin] = HypergeometricDraw.Of(inBin, all, toNow, by);
                    dealtBefore[bin] = inBin - dealtNow[bin];
                    toNow -= dealtNow[bin];
                }

                return Index(dealtBefore, dealtNow);
            },
            level
        );
    }
}
