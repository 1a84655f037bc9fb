namespace HandoffBot.Core.Review.Statistics;

/// <summary>
/// Whether a share changed at some moment, and when: the largest likelihood ratio over all places at which it may have (Hinkley and
/// Hinkley, Biometrika 57, 1970), against what it is if all hits lie at random over all cases. That all places were tried is in the
/// p-value, which is exact for any number of cases.
/// </summary>
public static class ChangePointScan
{
    /// <summary>How many periods lie on each side at least: one alone that stands out is no change yet.</summary>
    public const int LeastPeriods = 2;

    /// <summary>Where the share most probably changed.</summary>
    /// <param name="periods">Hits and cases by period, in order; a period may have none.</param>
    /// <param name="level">What decides, see <see cref="MonteCarloTest.P"/>.</param>
    /// <param name="seed">Names the way in which hits are spread: the same again gives the same.</param>
    /// <returns>The first period after the change, and how probably chance alone looks as much like one; null where there are too few
    /// periods, or all cases or none are hits.</returns>
    public static (int At, double P)? Of(IReadOnlyList<(long Hits, long Of)> periods, double level, string seed)
    {
        var (hits, of) = (periods.Sum(one => one.Hits), periods.Sum(one => one.Of));
        if (hits == 0 || hits == of || periods.Count < 2 * LeastPeriods)
        {
            return null;
        }

        var cases = periods.Select(one => one.Of).ToArray();
        var (largest, at) = Largest([.. periods.Select(one => one.Hits)], cases);
        if (largest <= 0)
        {
            return null;
        }

        var (by, spread) = (new SeededSequence(seed), new long[cases.Length]);
        var p = MonteCarloTest.P(
            largest,
            () =>
            {
                var (hitsLeft, casesLeft) = (hits, of);
                for (var period = 0; period < cases.Length; period++)
                {
                    spread[period] = HypergeometricDraw.Of(hitsLeft, casesLeft - hitsLeft, cases[period], by);
                    hitsLeft -= spread[period];
                    casesLeft -= cases[period];
                }

                return Largest(spread, cases).Value;
            },
            level
        );
        return (at, p);
    }

    private static (double Value, int At) Largest(long[] hits, long[] cases)
    {
        var (allHits, all) = (hits.Sum(), cases.Sum());
        var (best, place, hitsBefore, before) = (0.0, 0, 0L, 0L);
        for (var at = 1; at <= hits.Length - LeastPeriods; at++)
        {
            hitsBefore += hits[at - 1];
            before += cases[at - 1];
            if (at >= LeastPeriods && before > 0 && before < all)
            {
                var value = LogLikelihood(hitsBefore, before) + LogLikelihood(allHits - hitsBefore, all - before);
                if (place == 0 || value > best)
                {
                    (best, place) = (value, at);
                }
            }
        }

        return place == 0 ? (0, 0) : (best - LogLikelihood(allHits, all), place);
    }

    private static double LogLikelihood(long hits, long of) => Part(hits, of) + Part(of - hits, of);

    private static double Part(long some, long of) => some == 0 ? 0 : some * Math.Log((double)some / of);
}
