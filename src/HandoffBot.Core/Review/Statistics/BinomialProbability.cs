namespace HandoffBot.Core.Review.Statistics;

/// <summary>
/// The binomial probability, to almost all digits of a double however large the numbers are, after Loader (Fast and Accurate Computation
/// of Binomial Probabilities, 2000): the large factorials cancel before anything is rounded.
/// </summary>
internal static class BinomialProbability
{
    // By how much log(n!) exceeds Stirling's formula, for n from 0; beyond, its series is as exact.
    private static readonly double[] SmallErrors = [.. Enumerable.Range(0, 16).Select(ExactError)];

    /// <summary>The probability of exactly so many hits.</summary>
    /// <param name="hits">From 0 to <paramref name="of"/>.</param>
    /// <param name="of">1 or more.</param>
    /// <param name="share">The probability of each, above 0 and below 1.</param>
    public static double Of(long hits, long of, double share)
    {
        if (hits == 0)
        {
            return Math.Exp(of * double.LogP1(-share));
        }

        if (hits == of)
        {
            return Math.Exp(of * Math.Log(share));
        }

        var misses = of - hits;
        var exponent = Error(of) - Error(hits) - Error(misses) - Deviance(hits, of * share) - Deviance(misses, of * (1 - share));
        return Math.Exp(exponent) * Math.Sqrt(of / (2 * Math.PI * hits * (double)misses));
    }

    private static double ExactError(int n)
    {
        var log = Enumerable.Range(1, n).Sum(k => Math.Log(k));
        return n == 0 ? 0 : log - (((n + 0.5) * Math.Log(n)) - n + (0.5 * Math.Log(2 * Math.PI)));
    }

    private static double Error(long n)
    {
        if (n < SmallErrors.Length)
        {
            return SmallErrors[n];
        }

        var square = (double)n * n;
        return ((1.0 / 12) - (((1.0 / 360) - (((1.0 / 1260) - (1.0 / 1680 / square)) / square)) / square)) / n;
    }

    // x log(x / mean) + mean - x, without the digits that cancel where both are close.
    private static double Deviance(double x, double mean)
    {
        if (Math.Abs(x - mean) >= 0.1 * (x + mean))
        {
            return (x * Math.Log(x / mean)) + mean - x;
        }

        var v = (x - mean) / (x + mean);
        var (sum, power) = ((x - mean) * v, 2 * x * v);
        for (var j = 1; ; j++)
        {
            power *= v * v;
            var next = sum + (power / ((2 * j) + 1));
            if (next == sum)
            {
                return sum;
            }

            sum = next;
        }
    }
}
