namespace HandoffBot.Core.Leads;

/// <summary>What predicates may measure besides field paths.</summary>
public static class PredicateMeasures
{
    /// <summary>The score's value.</summary>
    public const string Score = "score";

    /// <summary>The score less its previous value; not known where there is none.</summary>
    public const string ScoreChange = "score_change";

    /// <summary>How many signals are stale, counted at the moment of decision.</summary>
    public const string StaleSignals = "stale_signals";

    /// <summary>Every measure, for those who check predicates.</summary>
    public static IReadOnlyList<string> Known { get; } =
    [
        Score,
        ScoreChange,
        "meaningful_signals",
        "high_signals",
        "supportive_signals",
        "product_points",
        "fit_points",
        "intent_points",
        "lifecycle_points",
        StaleSignals,
    ];

    /// <summary>The measures that can be given for a lead, where the others follow from its fields.</summary>
    public static IReadOnlyList<string> Given { get; } = [.. Known.Where(name => name is not (Score or ScoreChange)), Score];

    /// <summary>
    /// Reads a measure that needs no clock; null when it is not one of these, or its value is not known. A signal that
    /// took points away speaks against the lead and counts for no strength.
    /// </summary>
    public static decimal? Read(string name, LeadFacts facts) =>
        name.ToLowerInvariant() switch
        {
            Score => facts.Score.Value,
            ScoreChange => facts.Score.Previous is { } previous ? SaturatingSum.Subtract(facts.Score.Value, previous) : null,
            "meaningful_signals" => Count(facts, s => s.Strength is SignalStrength.Meaningful or SignalStrength.High),
            "high_signals" => Count(facts, s => s.Strength is SignalStrength.High),
            "supportive_signals" => Count(facts, s => s.Strength is SignalStrength.Supportive),
            "product_points" => Points(facts, SignalKind.Product),
            "fit_points" => Points(facts, SignalKind.Fit),
            "intent_points" => Points(facts, SignalKind.Intent),
            "lifecycle_points" => Points(facts, SignalKind.Lifecycle),
            _ => null,
        };

    private static decimal Count(LeadFacts facts, Func<Signal, bool> counts) => facts.Signals.Count(s => s.Points is not < 0 && counts(s));

    private static decimal Points(LeadFacts facts, SignalKind kind) =>
        facts.Signals.Where(s => s.Kind == kind).Aggregate(0m, (sum, s) => SaturatingSum.Add(sum, s.Points ?? 0));
}
