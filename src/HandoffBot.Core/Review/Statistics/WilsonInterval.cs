namespace HandoffBot.Core.Review.Statistics;

/// <summary>A range a true rate lies in with 95 % confidence. Both ends lie within 0–1.</summary>
public readonly record struct ConfidenceInterval(double Lower, double Upper);

/// <summary>Wilson's score interval: honest for small numbers and for rates near 0 and 1, where the usual ± is not.</summary>
public static class WilsonInterval
{
    private const double Z = 1.959963984540054;

    /// <summary>The 95 % interval of <paramref name="hits"/> out of <paramref name="of"/>; 0–1 when nothing was counted.</summary>
    /// <param name="hits">From 0 to <paramref name="of"/>.</param>
    /// <param name="of">Zero or more.</param>
    public static ConfidenceInterval Interval(long hits, long of)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(hits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hits, of);
        if (of == 0)
        {
            return new ConfidenceInterval(0, 1);
        }

        var n = (double)of;
        var p = hits / n;
        var middle = p + (Z * Z / (2 * n));
        var margin = Z * Math.Sqrt(((p * (1 - p)) + (Z * Z / (4 * n))) / n);
        var scale = 1 + (Z * Z / n);
        // The ends are exact by the formula; rounding must not push them past what is possible.
        return new ConfidenceInterval(
            hits == 0 ? 0 : Math.Clamp((middle - margin) / scale, 0, p),
            hits == of ? 1 : Math.Clamp((middle + margin) / scale, p, 1)
        );
    }
}
