using HandoffBot.Core.Agreement;

namespace HandoffBot.Core.Review.Proofs;

/// <summary>What the records can tell of a proof.</summary>
public enum ProofQuestion
{
    /// <summary>Were enough alerts reviewed, and is the bad-score rate within the agreed bound?</summary>
    ReviewedWithinBound,

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
public sealed record ProofCheck(Behaviour For, ProofQuestion Question, bool? Holds);

/// <summary>
/// What the records tell of the proofs of an agreement. They never switch anything on: that is a decision of people, in a new version.
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
        behaviour switch
        {
            Behaviour.Queue or Behaviour.Alerts or Behaviour.ManagerReview => [Reviewed(behaviour, numbers, proof)],
            Behaviour.Routing when numbers.OwnerRules is { } rules =>
            [
                new(
                    behaviour,
                    ProofQuestion.OwnerRulesStable,
                    (numbers.Period.To - rules.Since).TotalDays >= StableDays
                ),
                new(behaviour, ProofQuestion.RollbackPossible, rules.BackTo is not null),
                new(behaviour, ProofQuestion.LeadsReturned, null),
            ],
            Behaviour.Routing => [],
            Behaviour.Sla =>
            [
                Reviewed(behaviour, numbers, proof),
                new(behaviour, ProofQuestion.ExpiredUntouched, null),
                new(behaviour, ProofQuestion.FirstTouchesMissed, null),
            ],
            Behaviour.Reporting => [new(behaviour, ProofQuestion.CreditingAgreed, null)],
        };

    private static ProofCheck Reviewed(Behaviour behaviour, DigestNumbers numbers, ProofPolicy proof) =>
        new(
            behaviour,
            ProofQuestion.ReviewedWithinBound,
            numbers.Reviewed is { } reviewed && ReviewedRate.Of(reviewed, proof).Verdict is RateVerdict.WithinBound
        );
}
