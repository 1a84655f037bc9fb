namespace HandoffBot.Store;

/// <summary>What was found in a database by reading alone.</summary>
/// <param name="Summary">One sentence.</param>
public sealed record InspectedDatabase(string Summary)
{
    /// <summary>Why it cannot be opened; null when it can. Holds no password.</summary>
    public string? ConnectionError { get; init; }

    /// <summary>What would stop a host from starting on it.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>The newest stored version of each agreement.</summary>
    public IReadOnlyList<InspectedAgreement> Agreements { get; init; } = [];
}
