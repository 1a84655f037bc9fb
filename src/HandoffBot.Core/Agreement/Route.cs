namespace HandoffBot.Core.Agreement;

/// <summary>One line of the routing table.</summary>
/// <param name="Name">Unique; the route's rotation is counted by it. See <see cref="Notation.RouteNames"/>.</param>
/// <param name="When">Field path → the values meant. All have to hold; empty takes every lead.</param>
/// <param name="To">Reps, taken in turn.</param>
/// <param name="Channel">Channel for these alerts; null for <see cref="Channels.Alerts"/>.</param>
/// <param name="Coverage">Name of the coverage; null for always.</param>
public sealed record Route(
    string Name,
    IReadOnlyDictionary<string, FieldMatch> When,
    IReadOnlyList<string> To,
    string? Channel,
    string? Coverage
)
{
    /// <summary>Conditions that have to hold besides <see cref="When"/>; empty for none.</summary>
    public IReadOnlyList<Predicate> All { get; init; } = [];

    /// <summary>Whether it takes every lead that no route above it took.</summary>
    public bool IsCatchAll => When.Count == 0 && All.Count == 0 && Except.Count == 0;

    /// <summary>Field path → the values meant. Where all of these hold the route is not taken, whatever <see cref="When"/> says; empty
    /// excepts none.</summary>
    public IReadOnlyDictionary<string, FieldMatch> Except { get; init; } = new Dictionary<string, FieldMatch>(StringComparer.Ordinal);
}
