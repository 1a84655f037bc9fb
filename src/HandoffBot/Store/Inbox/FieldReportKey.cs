using System.Globalization;
using NodaTime;

namespace HandoffBot.Store.Inbox;

/// <summary>
/// Under what reports of fields are kept among the events, and their decisions among those on events: an id of the sender's may
/// be one of an event's too. No event's id begins like them.
/// </summary>
public static class FieldReportKey
{
    private const string Name = "lead-fields";

    /// <summary>What every key of a report begins with.</summary>
    public const string Prefix = $"{Name}/";

    /// <summary>The key of a report.</summary>
    public static string Of(string id) => Prefix + id;

    /// <summary>The report's own id, of its key; null for the key of anything else.</summary>
    public static string? IdOf(string key) => key.StartsWith(Prefix, StringComparison.Ordinal) ? key[Prefix.Length..] : null;

    /// <summary>Under what the decisions about several events that one report had decided again are kept: the first under the key of the
    /// report itself.</summary>
    /// <param name="key">The report's key.</param>
    /// <param name="place">From 0.</param>
    public static string OfDecision(string key, int place) =>
        place == 0 ? key : string.Create(CultureInfo.InvariantCulture, $"{Name}:{place + 1}/{IdOf(key)}");

    /// <summary>Whether an event must not have this id.</summary>
    public static bool IsReserved(string eventId) =>
        eventId.StartsWith(Prefix, StringComparison.Ordinal) || eventId.StartsWith($"{Name}:", StringComparison.Ordinal);

    /// <summary>Under what the decision about a held event at the opening of working hours is kept.</summary>
    public static string OfOpening(string eventId, Instant at) =>
        string.Create(CultureInfo.InvariantCulture, $"{Name}:opening:{at.ToUnixTimeMilliseconds()}/{eventId}");

    /// <summary>Under what the decision about an event is kept once a person has said which account it is about. There is one at
    /// most.</summary>
    public static string OfAccountAnswer(string eventId) => $"{Name}:account/{eventId}";

    /// <summary>Under what the decision of a person about a held event is kept. There is one at most.</summary>
    public static string OfPerson(string eventId) => $"{Name}:by-hand/{eventId}";
}
