using HandoffBot.Core.Routing;

namespace HandoffBot.Core.Handoffs.Transitions;

/// <summary>What the host knows of people and turns when a lead changes hands.</summary>
/// <param name="Rotations">How many leads each route, by name, has handed out so far; a missing one counts 0.</param>
/// <param name="Available">Who can take a lead.</param>
public sealed record AssignmentFacts(IReadOnlyDictionary<string, long> Rotations, Availability Available);
