using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review.Statistics;
using NodaTime;

namespace HandoffBot.Core.Review;

/// <summary>What the records tell of the proofs of each behaviour.</summary>
/// <param name="Evidence">An entry for each moment since which some behaviours have their level; together they name all six.</param>
public sealed record AuthorityNumbers(IReadOnlyList<AuthorityEvidence> Evidence)
{
    /// <summary>How far back leads are looked at, in days: four weekly reviews.</summary>
    public const int Days = 28;

    /// <summary>What there is of one behaviour.</summary>
    public AuthorityEvidence Of(Behaviour behaviour) => Evidence.First(one => one.For.Contains(behaviour));
}

/// <summary>What was counted of the leads that were opened since some behaviours have their level, at most
/// <see cref="AuthorityNumbers.Days"/> back.</summary>
/// <param name="For">The behaviours.</param>
/// <param name="Since">Since when they have their level; null where they had it from the first version on.</param>
/// <param name="Reviewed">What reviewers found in the weekly reviews whose weeks began since then; null where there was none.</param>
/// <param name="NotMine">Leads that came back as not theirs, of those that had an owner.</param>
/// <param name="FirstTouchMissed">First touches that were missed, or would have been, of those made or due.</param>
/// <param name="Accepted">Alerts that were accepted, of the posted ones whose time to be accepted was over.</param>
public sealed record AuthorityEvidence(
    IReadOnlyList<Behaviour> For,
    Instant? Since,
    ReviewedNumbers? Reviewed,
    Proportion NotMine,
    Proportion FirstTouchMissed,
    Proportion Accepted
)
{
    /// <summary>What was counted by one of the measures that are a plain share; null for bad scores, which are weighted.</summary>
    public Proportion? Of(ProofMeasure measure) =>
        measure switch
        {
            ProofMeasure.BadScores => null,
            ProofMeasure.NotMine => NotMine,
            ProofMeasure.FirstTouchMissed => FirstTouchMissed,
            ProofMeasure.Acceptance => Accepted,
        };
}

/// <summary>Authority that a weekly digest took back by itself.</summary>
/// <param name="Version">The version of the agreement that it made; null where it could not be written.</param>
/// <param name="Behaviours">What is no longer allowed.</param>
/// <param name="Reasons">Why, one sentence for each broken bound.</param>
/// <param name="Refusal">Why it could not be written into the agreement; null where it was.</param>
public sealed record AuthorityDemotionResult(
    int? Version,
    IReadOnlyList<Behaviour> Behaviours,
    IReadOnlyList<string> Reasons,
    string? Refusal = null
);
