namespace HandoffBot.Core.Review.Statistics;

/// <summary>A plain share with its 95 % bounds, such as acceptance.</summary>
/// <param name="Count">How many.</param>
/// <param name="Of">Out of how many.</param>
public sealed record Proportion(long Count, long Of)
{
    // Of both sides together.
    private const double Risk = 0.05;

    /// <summary>0–1; null out of nothing.</summary>
    public double? Value => Of == 0 ? null : (double)Count / Of;

    /// <summary>95 % bounds, 0–1.</summary>
    public ConfidenceInterval Bounds => WilsonInterval.Interval(Count, Of);

    /// <summary>Bounds for one of several shares that are looked at together, 0–1: with 95 % confidence all of them hold. Exact, each with
    /// its part of the risk (Bonferroni).</summary>
    /// <param name="shares">How many shares are looked at, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">No share is looked at.</exception>
    public ConfidenceInterval BoundsAmong(int shares)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(shares);
        var risk = Risk / (2 * shares);
        return new(ClopperPearsonBound.Lower(Count, Of, risk), ClopperPearsonBound.Upper(Count, Of, risk));
    }
}
