using HandoffBot.Core.Review.Statistics;

namespace HandoffBot.Core.Review.Metrics;

/// <summary>
/// With what the leads of a period came that scored high enough to be handed over: each is counted by its first decision. Events that
/// something else stopped (too late, overtaken, no path) are in neither count.
/// </summary>
/// <param name="HandedOver">Became an alert, or a newer state of one.</param>
/// <param name="Lacking">Held for want of a required field, by the first one that was missing, the most frequent first.</param>
/// <param name="TurnedAway">Suppressed by a disqualifier, by its reason, the most frequent first.</param>
public sealed record HandoffQuality(long HandedOver, IReadOnlyList<RuleCount> Lacking, IReadOnlyList<RuleCount> TurnedAway)
{
    /// <summary>Those that had every required field, out of all of them.</summary>
    public Proportion FieldCompleteness => new(HandedOver + Turned, HandedOver + Turned + Lacking.Sum(one => one.Count));

    /// <summary>Those that no disqualifier turned away, out of those that had every required field.</summary>
    public Proportion FitCoverage => new(HandedOver, HandedOver + Turned);

    private long Turned => TurnedAway.Sum(one => one.Count);
}

/// <summary>How many events one rule stopped.</summary>
/// <param name="Name">The path of the missing field, or the disqualifier's reason.</param>
/// <param name="Count">1 or more.</param>
public sealed record RuleCount(string Name, long Count);
