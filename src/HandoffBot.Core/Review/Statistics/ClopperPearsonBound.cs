namespace HandoffBot.Core.Review.Statistics;

/// <summary>
/// Exact bounds of a share, after Clopper and Pearson (Biometrika 26, 1934): the true share lies beyond a bound with at most the stated
/// probability, whatever it is and however few were counted. For verdicts; <see cref="WilsonInterval"/> is for reading.
/// </summary>
public static class ClopperPearsonBound
{
    // Halving 0–1 so often leaves less than what a double tells apart.
    private const int Halvings = 60;
    private const double Negligible = 1e-17;

    /// <summary>The largest share that still gives <paramref name="hits"/> or fewer with more than <paramref name="risk"/>; 1 when nothing
    /// was counted.</summary>
    /// <param name="hits">From 0 to <paramref name="of"/>.</param>
    /// <param name="of">Zero or more.</param>
    /// <param name="risk">How probably the true share may lie above the bound: above 0, below 1; 0.05 for a one-sided 95 % bound.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public static double Upper(long hits, long of, double risk)
    {
        Check(hits, of, risk);
        return hits == of ? 1 : hits == 0 ? 1 - Math.Pow(risk, 1.0 / of) : Solve(share => AtMost(hits, of, share) > risk);
    }

    /// <summary>The smallest share that still gives <paramref name="hits"/> or more with more than <paramref name="risk"/>; 0 when nothing
    /// was counted.</summary>
    /// <param name="hits">From 0 to <paramref name="of"/>.</param>
    /// <param name="of">Zero or more.</param>
    /// <param name="risk">How probably the true share may lie below the bound: above 0, below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public static double Lower(long hits, long of, double risk)
    {
        Check(hits, of, risk);
        return hits == 0 ? 0 : 1 - Upper(of - hits, of, risk);
    }

    /// <summary>The probability of at most <paramref name="hits"/> out of <paramref name="of"/> independent ones.</summary>
    /// <param name="hits">From 0 to <paramref name="of"/>.</param>
    /// <param name="of">Zero or more.</param>
    /// <param name="share">The probability of each, 0–1.</param>
    public static double AtMost(long hits, long of, double share)
    {
        if (hits >= of || share <= 0)
        {
            return 1;
        }

        if (share >= 1)
        {
            return 0;
        }

        // From the edge outwards, on the side on which the terms become smaller: so only as many are added as a double can tell.
        return hits < of * share ? Tail(hits, of, share) : 1 - Tail(of - hits - 1, of, 1 - share);
    }

    // The probability of at most so many hits, which are fewer than are to be expected.
    private static double Tail(long hits, long of, double share)
    {
        var odds = (1 - share) / share;
        var term = BinomialProbability.Of(hits, of, share);
        var sum = 0.0;
        for (var k = hits; k >= 0 && term > sum * Negligible; k--)
        {
            sum += term;
            term *= k / (double)(of - k + 1) * odds;
        }

        return Math.Min(sum, 1);
    }

    private static double Solve(Func<double, bool> isBelow)
    {
        var (low, high) = (0.0, 1.0);
        for (var halved = 0; halved < Halvings; halved++)
        {
            var middle = (low + high) / 2;
            (low, high) = isBelow(middle) ? (middle, high) : (low, middle);
        }

        // The end that lies beyond the root: rounding never costs coverage.
        return high;
    }

    private static void Check(long hits, long of, double risk)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(hits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hits, of);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(risk, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(risk, 1);
    }
}
