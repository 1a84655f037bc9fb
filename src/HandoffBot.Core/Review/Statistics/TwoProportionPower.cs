namespace HandoffBot.Core.Review.Statistics;

/// <summary>
/// How many it takes to tell two rates apart with 80 % power at a two-sided level of 5 %, where groups may differ in size (Fleiss, Tytun
/// and Ury, A simple approximation for calculating sample sizes for comparing independent proportions, 1980, without the correction for
/// continuity): 10 % from 15 % takes 685.6 of each.
/// </summary>
/// <param name="First">The rate expected of the first group, 0–1 exclusively.</param>
/// <param name="Second">That of the second, another.</param>
public sealed record TwoProportionPower(double First, double Second)
{
    // Of 97.5 % and of 80 % of the normal distribution.
    private const double Level = 1.959963984540054;
    private const double Power = 0.8416212335729143;
    private const long Most = 1L << 40;

    /// <summary>How many of the first group it takes.</summary>
    /// <param name="ratio">How many of the second there are for each of the first, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are none of the second.</exception>
    public double Needed(double ratio)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ratio);
        var (apart, pooled) = (First - Second, (First + (ratio * Second)) / (1 + ratio));
        var spread =
            (Level * Math.Sqrt((ratio + 1) * pooled * (1 - pooled)))
            + (Power * Math.Sqrt((ratio * First * (1 - First)) + (Second * (1 - Second))));
        return spread * spread / (ratio * apart * apart);
    }

    /// <summary>Whether there are as many of both as it takes.</summary>
    public bool IsEnough(long first, long second) => first > 0 && second > 0 && first >= Needed((double)second / first);

    /// <summary>The fewest of the first group that have to be added for it to be enough, with the second growing beside it.</summary>
    /// <param name="first">How many there are.</param>
    /// <param name="second">How many there are of the second.</param>
    /// <param name="ratio">How many of the second come for each of the first, above 0.</param>
    public long Missing(long first, long second, double ratio)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ratio);
        if (IsEnough(first, second))
        {
            return 0;
        }

        var (lacking, enough) = (0L, 1L);
        while (!IsWith(enough) && enough < Most)
        {
            (lacking, enough) = (enough, enough * 2);
        }

        while (enough - lacking > 1)
        {
            var middle = (lacking + enough) / 2;
            (lacking, enough) = IsWith(middle) ? (lacking, middle) : (middle, enough);
        }

        return enough;

        bool IsWith(long added) => IsEnough(first + added, second + (long)Math.Ceiling(added * ratio));
    }
}
