using HandoffBot.Core.Leads;

namespace HandoffBot.Core.Agreement.Notes;

/// <summary>The numbers that conditions leave possible. Null stands for no bound.</summary>
internal sealed record NumberRange(decimal? Low, bool HasLow, decimal? High, bool HasHigh)
{
    /// <summary>Any number.</summary>
    public static NumberRange Any { get; } = new(null, true, null, true);

    /// <summary>No number at all.</summary>
    public static NumberRange None { get; } = new(1, true, 0, true);

    /// <summary>Whether no number is left.</summary>
    public bool IsEmpty => Low > High || (Low == High && Low is not null && !(HasLow && HasHigh));

    /// <summary>Whether exactly this number is left.</summary>
    public bool IsOnly(decimal value) => Low == value && High == value && !IsEmpty;

    /// <summary>From <paramref name="low"/> on, inclusive.</summary>
    public static NumberRange From(decimal? low) => new(low, true, null, true);

    /// <summary>What a condition leaves possible; everything for an inequality.</summary>
    /// <param name="comparison">How.</param>
    /// <param name="value">With what.</param>
    /// <param name="isCount">Whole numbers only: more than 1 is at least 2.</param>
    public static NumberRange Of(Comparison comparison, decimal value, bool isCount) =>
        comparison switch
        {
            Comparison.AtLeast => From(isCount ? Math.Ceiling(value) : value),
            Comparison.MoreThan => isCount ? From(SaturatingSum.Add(Math.Floor(value), 1)) : new(value, false, null, true),
            Comparison.AtMost => new(null, true, isCount ? Math.Floor(value) : value, true),
            Comparison.LessThan => isCount
                ? new(null, true, SaturatingSum.Add(Math.Ceiling(value), -1), true)
                : new(null, true, value, false),
            Comparison.Equal => isCount && value != Math.Floor(value) ? None : new(value, true, value, true),
            _ => Any,
        };

    /// <summary>What both leave possible.</summary>
    public NumberRange And(NumberRange other)
    {
        var (low, hasLow) = Tighter(Low, HasLow, other.Low, other.HasLow, (a, b) => a > b);
        var (high, hasHigh) = Tighter(High, HasHigh, other.High, other.HasHigh, (a, b) => a < b);
        return new NumberRange(low, hasLow, high, hasHigh);
    }

    private static (decimal? Bound, bool Has) Tighter(
        decimal? a,
        bool hasA,
        decimal? b,
        bool hasB,
        Func<decimal, decimal, bool> isTighter
    ) =>
        (a, b) switch
        {
            (null, _) => (b, hasB),
            (_, null) => (a, hasA),
            ({ } x, { } y) when x == y => (x, hasA && hasB),
            ({ } x, { } y) => isTighter(x, y) ? (x, hasA) : (y, hasB),
        };
}
