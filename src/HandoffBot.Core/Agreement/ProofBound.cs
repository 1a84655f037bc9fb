namespace HandoffBot.Core.Agreement;

/// <summary>What the records tell of a proof by themselves. The set is closed: each has one definition, in docs/metrics.md.</summary>
public enum ProofMeasure
{
    /// <summary>Bad scores among posted alerts, from the random sample and the flags that reviewers labelled; may reach a bound.</summary>
    BadScores,

    /// <summary>Leads that came back as not theirs, of those that had an owner; may reach a bound.</summary>
    NotMine,

    /// <summary>First touches that were missed, or would have been, of those that were made or due; may reach a bound.</summary>
    FirstTouchMissed,

    /// <summary>Alerts that somebody accepted, of those whose time to be accepted is over; has to reach a bound.</summary>
    Acceptance,
}

/// <summary>A proof that the records can tell: how often something may happen, or has to, before a score may change something.</summary>
/// <param name="For">What the score would change.</param>
/// <param name="Measure">What is counted.</param>
/// <param name="AtMost">The largest share it may reach, above 0 and below 1; null where it <see cref="IsFloor"/>.</param>
/// <param name="AtLeast">The smallest share it has to reach, above 0 and below 1; null elsewhere.</param>
/// <param name="Least">Fewest of which it is counted before any word is said; null for <see cref="ProofPolicy.Reviewed"/>.</param>
public sealed record ProofBound(Behaviour For, ProofMeasure Measure, decimal? AtMost, decimal? AtLeast = null, int? Least = null)
{
    /// <summary>The one that is written, 0–1.</summary>
    public decimal Limit => AtMost ?? AtLeast ?? 0;

    /// <summary>Whether the share has to reach the limit; otherwise it may not exceed it.</summary>
    public bool IsFloor => IsFloorOf(Measure);

    /// <summary>Whether a measure is better the higher it is.</summary>
    /// <param name="measure">The measure.</param>
    public static bool IsFloorOf(ProofMeasure measure) =>
        measure switch
        {
            ProofMeasure.Acceptance => true,
            ProofMeasure.BadScores or ProofMeasure.NotMine or ProofMeasure.FirstTouchMissed => false,
        };
}
