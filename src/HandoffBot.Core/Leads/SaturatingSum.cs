namespace HandoffBot.Core.Leads;

/// <summary>Sums of senders' numbers. A sender may tell any number; a sum that leaves the scale stops at its end instead of
/// failing.</summary>
public static class SaturatingSum
{
    /// <summary>The sum, at most <see cref="decimal.MaxValue"/> and at least <see cref="decimal.MinValue"/>.</summary>
    public static decimal Add(decimal a, decimal b) =>
        a > 0 && b > decimal.MaxValue - a ? decimal.MaxValue
        : a < 0 && b < decimal.MinValue - a ? decimal.MinValue
        : a + b;

    /// <summary>The difference, kept on the scale likewise.</summary>
    public static decimal Subtract(decimal a, decimal b) => Add(a, -b);
}
