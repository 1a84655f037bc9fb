namespace HandoffBot.Core.Review.Statistics;

/// <summary>The 95 % interval of the difference of two shares, from Wilson's intervals of both (Newcombe, Statistics in Medicine 17, 1998,
/// method 10). For reading; whether there is a difference, <see cref="FisherExactTest"/> says.</summary>
public static class NewcombeInterval
{
    /// <summary>Of the first one's share less that of the second; both ends lie within −1 to 1.</summary>
    /// <param name="first">Out of 1 or more.</param>
    /// <param name="second">Out of 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">One is out of nothing.</exception>
    public static (double Lower, double Upper) Of(Proportion first, Proportion second)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(first.Of, nameof(first));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(second.Of, nameof(second));
        var ((one, ofOne), (other, ofOther)) = ((Share(first), first.Bounds), (Share(second), second.Bounds));
        return (
            one - other - Length(one - ofOne.Lower, ofOther.Upper - other),
            one - other + Length(ofOne.Upper - one, other - ofOther.Lower)
        );
    }

    private static double Share(Proportion one) => (double)one.Count / one.Of;

    private static double Length(double one, double other) => Math.Sqrt((one * one) + (other * other));
}
