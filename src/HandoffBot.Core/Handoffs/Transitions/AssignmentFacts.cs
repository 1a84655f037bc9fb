using HandoffBot.Core.Routing;

namespace HandoffBot.Core.Handoffs.Transitions;

/// <summary>What the host knows of people and turns when a lead changes hands.</summary>
/// <param name="Rotations">How many leads each route, by name, has handed out so far; a missing one counts 0.</param>
/// <param name="Unreachable">Whom Slack is known not to reach, by e-mail address or user id.</param>
/// <param name="UserIds">The Slack user id of an e-mail address, where it is known.</param>
public sealed record AssignmentFacts(
    IReadOnlyDictionary<string, long> Rotations,
    IReadOnlyDictionary<string, UnreachableReason> Unreachable,
    IReadOnlyDictionary<string, string> UserIds
)
{
    /// <summary>Whether both name the same person, each by e-mail address or Slack user id.</summary>
    internal bool IsSame(string one, string other) => string.Equals(IdOf(one), IdOf(other), StringComparison.OrdinalIgnoreCase);

    private string IdOf(string person) => UserIds.GetValueOrDefault(person.Trim(), person.Trim());
}
