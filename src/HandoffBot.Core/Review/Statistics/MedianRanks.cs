namespace HandoffBot.Core.Review.Statistics;

/// <summary>
/// Which of the values, the smallest being the first, are their median and the ends of its 95 % range. The range is exact and asks nothing
/// of how the values are spread: how many of them lie below the true median is binomial (Conover, Practical Nonparametric Statistics,
/// 3.2).
/// </summary>
/// <param name="Lower">Of the lower end; null where there are too few values for a range.</param>
/// <param name="Median">Of the value by which half of them are reached.</param>
/// <param name="Upper">Of the upper end; null where there are too few.</param>
public sealed record MedianRanks(long? Lower, long Median, long? Upper)
{
    private const double RiskOfASide = 0.025;

    /// <summary>Those of so many values.</summary>
    /// <param name="values">How many there are, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is none.</exception>
    public static MedianRanks Of(long values)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(values);
        var (most, half) = (0L, (values + 1) / 2);
        // The largest rank below which the true median lies with so little probability.
        for (var (low, high) = (1L, half); low <= high;)
        {
            var middle = (low + high) / 2;
            if (ClopperPearsonBound.AtMost(middle - 1, values, 0.5) <= RiskOfASide)
            {
                (most, low) = (middle, middle + 1);
            }
            else
            {
                high = middle - 1;
            }
        }

        return most == 0 ? new(null, half, null) : new(most, half, values + 1 - most);
    }
}
