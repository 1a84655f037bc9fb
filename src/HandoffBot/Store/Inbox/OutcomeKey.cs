namespace HandoffBot.Store.Inbox;

/// <summary>Under what outcomes are kept among the events, and what was decided of them: an id of the sender's may be one of an event's
/// too. No event's id begins like them.</summary>
public static class OutcomeKey
{
    /// <summary>What every key of an outcome begins with.</summary>
    public const string Prefix = "outcomes/";

    /// <summary>The key of an outcome.</summary>
    public static string Of(string id) => Prefix + id;

    /// <summary>The outcome's own id, of its key; null for the key of anything else.</summary>
    public static string? IdOf(string key) => key.StartsWith(Prefix, StringComparison.Ordinal) ? key[Prefix.Length..] : null;
}
