using HandoffBot.Core.Agreement;

namespace HandoffBot.Core.Review.Proofs;

/// <summary>What the records can tell of a proof.</summary>
public enum ProofQuestion
{
    /// <summary>Were enough alerts reviewed, and is the bad-score rate within the agreed bound?</summary>
    ReviewedWithinBound,

    /// <summary>Is a share that is counted within its agreed bound?</summary>
    ShareWithinBound,

    /// <summary>Have the rules for owners said the same for long enough?</summary>
    OwnerRulesStable,

    /// <summary>Is there a version to roll back to?</summary>
    RollbackPossible,

    /// <summary>How often was a lead given back as not theirs?</summary>
    LeadsReturned,

    /// <summary>Do people touch alerts before they expire?</summary>
    ExpiredUntouched,

    /// <summary>How often was a first touch missed, or would have been?</summary>
    FirstTouchesMissed,

    /// <summary>Is it agreed how pipeline is credited? Nothing that is recorded tells.</summary>
    CreditingAgreed,
}

/// <summary>One thing that the records tell of the proof a behaviour needs.</summary>
/// <param name="For">The behaviour.</param>
/// <param name="Question">What is asked.</param>
/// <param name="Holds">The answer; null where it is a number for people to judge, or the records cannot tell.</param>
public sealed record ProofCheck(Behaviour For, ProofQuestion Question, bool? Holds)
{
    /// <summary>What a bound comes to; null where none is asked for.</summary>
    public BoundVerdict? Bound { get; init; }
}

/// <summary>
/// What the records tell of the proofs of an agreement. They never switch anything on: they offer it, and people decide.
/// </summary>
public static class ProofChecks
{
    /// <summary>Days the rules for owners have to stay the same before they count as stable: four weekly reviews.</summary>
    public const int StableDays = 28;

    /// <summary>What there is to tell of one behaviour.</summary>
    /// <param name="behaviour">The behaviour.</param>
    /// <param name="numbers">Compiled with <see cref="DigestNumbers.OwnerRules"/>; without them nothing is told of these.</param>
    /// <param name="proof">What is needed of what reviewers found.</param>
    public static IReadOnlyList<ProofCheck> Of(Behaviour behaviour, DigestNumbers numbers, ProofPolicy proof) =>
        [.. proof.BoundsOf(behaviour).Select(bound => Of(bound, numbers)), .. Others(behaviour, numbers, proof)];

    /// <summary>What was counted for the bounds of a behaviour. A digest from before that was counted knows of reviewed alerts
    /// alone.</summary>
    /// <param name="behaviour">The behaviour.</param>
    /// <param name="numbers">The digest's.</param>
    public static AuthorityEvidence EvidenceOf(Behaviour behaviour, DigestNumbers numbers) =>
        numbers.Authority?.Of(behaviour) ?? new([behaviour], null, numbers.Reviewed, new(0, 0), new(0, 0), new(0, 0));

    private static ProofCheck Of(ProofBound bound, DigestNumbers numbers)
    {
        var verdict = BoundVerdict.Of(bound, EvidenceOf(bound.For, numbers));
        var question = bound.Measure is ProofMeasure.BadScores ? ProofQuestion.ReviewedWithinBound : ProofQuestion.ShareWithinBound;
        return new(bound.For, question, verdict.State is BoundState.Holds) { Bound = verdict };
    }

    // What has a bound is told with it.
    private static IEnumerable<ProofCheck> Others(Behaviour behaviour, DigestNumbers numbers, ProofPolicy proof)
    {
        var bounded = proof.BoundsOf(behaviour).Select(bound => bound.Measure).ToList();
        switch (behaviour)
        {
            case Behaviour.Routing when numbers.OwnerRules is { } rules:
                yield return new(
                    behaviour,
                    ProofQuestion.OwnerRulesStable,
                    (numbers.Period.To - rules.Since).TotalDays >= StableDays
                );
                yield return new(behaviour, ProofQuestion.RollbackPossible, rules.BackTo is not null);
                if (!bounded.Contains(ProofMeasure.NotMine))
                {
                    yield return new(behaviour, ProofQuestion.LeadsReturned, null);
                }

                break;
            case Behaviour.Sla:
                yield return new(behaviour, ProofQuestion.ExpiredUntouched, null);
                if (!bounded.Contains(ProofMeasure.FirstTouchMissed))
                {
                    yield return new(behaviour, ProofQuestion.FirstTouchesMissed, null);
                }

                break;
            case Behaviour.Reporting:
                yield return new(behaviour, ProofQuestion.CreditingAgreed, null);
                break;
            case Behaviour.Queue or Behaviour.Alerts or Behaviour.ManagerReview or Behaviour.Routing:
                break;
        }
    }
}
