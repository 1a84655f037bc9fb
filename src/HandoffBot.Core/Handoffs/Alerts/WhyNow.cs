using HandoffBot.Core.Leads;
using NodaTime;

namespace HandoffBot.Core.Handoffs.Alerts;

/// <summary>Which signals explain an alert.</summary>
public static class WhyNow
{
    /// <summary>How many are shown.</summary>
    public const int Most = 3;

    /// <summary>Every signal, biggest movers first, whichever way they moved the score. Among equals the stronger, then the newer goes
    /// first.</summary>
    public static IReadOnlyList<Signal> ByWeight(IReadOnlyList<Signal> signals) =>
        [
            .. signals
                .OrderByDescending(s => Math.Abs(s.Points ?? 0))
                .ThenByDescending(s => s.Strength)
                .ThenByDescending(s => s.ObservedAt ?? Instant.MinValue)
                .ThenBy(s => s.Key, StringComparer.Ordinal),
        ];

    /// <summary>The three biggest movers, newest observed first; those of unknown time come last.</summary>
    public static IReadOnlyList<Signal> Shown(IReadOnlyList<Signal> signals) =>
        [.. ByWeight(signals).Take(Most).OrderByDescending(s => s.ObservedAt ?? Instant.MinValue)];
}
