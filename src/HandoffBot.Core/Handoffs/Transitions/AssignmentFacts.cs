using HandoffBot.Core.Routing;

namespace HandoffBot.Core.Handoffs.Transitions;

/// <summary>What the host knows of people and turns when a lead changes hands.</summary>
/// <param name="Rotations">Where the rotation of each route stands, by name; a missing one has handed out nothing.</param>
/// <param name="Available">Who can take a lead.</param>
public sealed record AssignmentFacts(IReadOnlyDictionary<string, Rotation> Rotations, Availability Available);
