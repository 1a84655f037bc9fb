namespace HandoffBot.Core.Agreement;

/// <summary>Proof from reviewed alerts.</summary>
/// <param name="Reviewed">Least number of reviewed alerts.</param>
/// <param name="FalsePositiveUpperBound">Largest allowed exact one-sided 95 % upper bound, 0–1.</param>
public sealed record ProofPolicy(int Reviewed, decimal FalsePositiveUpperBound)
{
    /// <summary>Which proofs have been shown, by whom and when.</summary>
    public IReadOnlyList<ShownProof> Shown { get; init; } = [];
}
