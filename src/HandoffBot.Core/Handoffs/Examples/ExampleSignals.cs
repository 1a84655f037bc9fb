using System.Globalization;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Leads;
using NodaTime;

namespace HandoffBot.Core.Handoffs.Examples;

/// <summary>The signals of an example: as many of each strength, as many points of each kind and as many stale ones as it says.</summary>
internal static class ExampleSignals
{
    private static readonly SignalStrength[] Usual = [SignalStrength.High, SignalStrength.Meaningful, SignalStrength.Supportive];

    /// <summary>The signals. Where the example names no strength, one of each.</summary>
    /// <param name="example">A sound example.</param>
    /// <param name="policy">When a signal is stale.</param>
    /// <param name="at">When the example occurs.</param>
    public static IReadOnlyList<Signal> Of(LeadExample example, FreshnessPolicy policy, Instant at)
    {
        var points = Points(example);
        var strengths = Strengths(example);
        // What raises the score is a reason of its own strength; what lowers it counts for none.
        var raising = points.Where(one => one.Points > 0).ToList();
        List<Signal> signals =
        [
            .. Enumerable
                .Range(0, Math.Max(strengths.Count, raising.Count))
                .Select(i =>
                    Signal(
                        i < strengths.Count ? strengths[i] : SignalStrength.Supportive,
                        i < raising.Count ? raising[i] : (SignalKind.Intent, null)
                    )
                ),
            .. points.Where(one => one.Points <= 0).Select(one => Signal(SignalStrength.Supportive, one)),
        ];
        var stale = Math.Min(Count(example, PredicateMeasures.StaleSignals) ?? 0, signals.Count);
        return
        [
            .. signals.Select(
                (signal, i) => signal with { Key = $"signal_{i + 1}", ObservedAt = i >= signals.Count - stale ? at - policy.Stale : at }
            ),
        ];
    }

    private static List<SignalStrength> Strengths(LeadExample example)
    {
        var (high, meaningful, supportive) = (
            Count(example, "high_signals"),
            Count(example, "meaningful_signals"),
            Count(example, "supportive_signals")
        );
        return high is null && meaningful is null && supportive is null
            ? [.. Usual]
            :
            [
                .. Enumerable.Repeat(SignalStrength.High, high ?? 0),
                .. Enumerable.Repeat(SignalStrength.Meaningful, Math.Max((meaningful ?? 0) - (high ?? 0), 0)),
                .. Enumerable.Repeat(SignalStrength.Supportive, supportive ?? 0),
            ];
    }

    private static List<(SignalKind Kind, decimal? Points)> Points(LeadExample example) =>
        [
            .. Enum.GetValues<SignalKind>()
                .Select(kind => (Kind: kind, Text: example.Lead.GetValueOrDefault($"{kind.ToString().ToLowerInvariant()}_points")))
                .Where(one => one.Text is not null)
                .Select(one => (one.Kind, (decimal?)decimal.Parse(one.Text!, CultureInfo.InvariantCulture))),
        ];

    private static Signal Signal(SignalStrength strength, (SignalKind Kind, decimal? Points) driver) =>
        new()
        {
            Key = "",
            Label = "An example",
            Kind = driver.Kind,
            Points = driver.Points,
            Strength = strength,
        };

    private static int? Count(LeadExample example, string measure) =>
        example.Lead.TryGetValue(measure, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
