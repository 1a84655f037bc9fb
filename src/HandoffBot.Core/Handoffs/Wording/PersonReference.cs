using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Core.Handoffs.Alerts;

namespace HandoffBot.Core.Handoffs.Wording;

/// <summary>A person whom a <see cref="Phrase"/> names.</summary>
/// <param name="Id">Slack user id of whoever acted; null when nobody did.</param>
public readonly record struct PersonReference(string? Id)
{
    /// <summary>Whoever acted.</summary>
    internal static PersonReference Of(ActorStamp? stamp) => new(stamp?.By);

    /// <summary>Somebody as an agreement or an event names them: by mention, or by the e-mail address as it is written.</summary>
    /// <param name="person">E-mail or Slack user id.</param>
    public static Phrase Named(string person) => SlackIds.IsUser(person) ? (Phrase)$"{new PersonReference(person)}" : $"{person}";

    /// <summary>Whether the id is one that Slack gives to a person, so that it can be mentioned.</summary>
    internal bool IsKnown => Id is not null && SlackIds.IsUser(Id);
}
