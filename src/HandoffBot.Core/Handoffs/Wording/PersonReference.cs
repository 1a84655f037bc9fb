using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Core.Handoffs.Alerts;

namespace HandoffBot.Core.Handoffs.Wording;

/// <summary>A person whom a <see cref="Phrase"/> names.</summary>
/// <param name="Id">Slack user id of whoever acted; null when nobody did.</param>
public readonly record struct PersonReference(string? Id)
{
    /// <summary>Whoever acted.</summary>
    internal static PersonReference Of(ActorStamp? stamp) => new(stamp?.By);

    /// <summary>Whether the id is one that Slack gives to a person, so that it can be mentioned.</summary>
    internal bool IsKnown => Id is not null && SlackIds.IsUser(Id);
}
