namespace HandoffBot.Core.Review;

/// <summary>What a weekly digest looked at for a change to propose.</summary>
/// <param name="Labelled">Labelled alerts that the agreement still lets through.</param>
/// <param name="LookedAt">Changes that were looked at beside each other; 0 where there are too few labels for any.</param>
/// <param name="Settled">Of these, how many stood out that wait already, or were turned down with too little new since.</param>
public sealed record ProposalSearchNumbers(int Labelled, int LookedAt, int Settled)
{
    /// <summary>How many stood out and are not borne out by a replay: it failed, or would have changed no alert.</summary>
    public int NotReplayed { get; init; }

    /// <summary>Why one that stood out cannot be written into the agreement, e.g. by which of its examples; null where none was
    /// refused.</summary>
    public string? Refusal { get; init; }
}
