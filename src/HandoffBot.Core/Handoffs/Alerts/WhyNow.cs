using HandoffBot.Core.Leads;
using NodaTime;

namespace HandoffBot.Core.Handoffs.Alerts;

/// <summary>Which signals explain an alert.</summary>
public static class WhyNow
{
    /// <summary>How many are shown.</summary>
    public const int Most = 3;

    private static readonly Comparer<Signal> Weight = Comparer<Signal>.Create(Compare);

    /// <summary>Every signal, biggest movers first, whichever way they moved the score. Among equals the stronger, then the newer goes
    /// first.</summary>
    public static IReadOnlyList<Signal> ByWeight(IReadOnlyList<Signal> signals) => [.. signals.Order(Weight)];

    /// <summary>The first of them <see cref="ByWeight"/>; null when there is none.</summary>
    public static Signal? Biggest(IReadOnlyList<Signal> signals)
    {
        Signal? biggest = null;
        foreach (var signal in signals)
        {
            if (biggest is null || Weight.Compare(signal, biggest) < 0)
            {
                biggest = signal;
            }
        }

        return biggest;
    }

    /// <summary>The three biggest movers, newest observed first; those of unknown time come last.</summary>
    public static IReadOnlyList<Signal> Shown(IReadOnlyList<Signal> signals) =>
        [.. ByWeight(signals).Take(Most).OrderByDescending(ObservedAt)];

    private static Instant ObservedAt(Signal signal) => signal.ObservedAt ?? Instant.MinValue;

    // Less than nothing where a goes before b.
    private static int Compare(Signal a, Signal b) =>
        Math.Abs(b.Points ?? 0).CompareTo(Math.Abs(a.Points ?? 0)) is not 0 and var points ? points
        : Comparer<SignalStrength>.Default.Compare(b.Strength, a.Strength) is not 0 and var strength ? strength
        : ObservedAt(b).CompareTo(ObservedAt(a)) is not 0 and var observed ? observed
        : string.CompareOrdinal(a.Key, b.Key);
}
