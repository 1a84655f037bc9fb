namespace HandoffBot.Core.Agreement;

/// <summary>Proof from reviewed alerts.</summary>
/// <param name="Reviewed">Least number of reviewed alerts.</param>
/// <param name="FalsePositiveUpperBound">Largest allowed exact one-sided 95 % upper bound, 0–1.</param>
public sealed record ProofPolicy(int Reviewed, decimal FalsePositiveUpperBound)
{
    /// <summary>Which proofs have been shown, by whom and when.</summary>
    public IReadOnlyList<ShownProof> Shown { get; init; } = [];

    /// <summary>Proofs that the records tell, beside and instead of the bad-score bound of all.</summary>
    public IReadOnlyList<ProofBound> Bounds { get; init; } = [];

    /// <summary>Every bound that a behaviour is held to. The order of the queue, alerts, manager review and response times are held to
    /// <see cref="FalsePositiveUpperBound"/> where they have no bad-score bound of their own.</summary>
    /// <param name="behaviour">The behaviour.</param>
    public IReadOnlyList<ProofBound> BoundsOf(Behaviour behaviour)
    {
        var own = Bounds.Where(bound => bound.For == behaviour).Select(bound => bound with { Least = bound.Least ?? Reviewed }).ToList();
        return IsHeldToBadScores(behaviour) && !own.Exists(bound => bound.Measure is ProofMeasure.BadScores)
            ? [new(behaviour, ProofMeasure.BadScores, FalsePositiveUpperBound, Least: Reviewed), .. own]
            : own;
    }

    private static bool IsHeldToBadScores(Behaviour behaviour) =>
        behaviour switch
        {
            Behaviour.Queue or Behaviour.Alerts or Behaviour.ManagerReview or Behaviour.Sla => true,
            Behaviour.Routing or Behaviour.Reporting => false,
        };
}
