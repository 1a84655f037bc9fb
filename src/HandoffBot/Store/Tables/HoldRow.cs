using NodaTime;

namespace HandoffBot.Store.Tables;

/// <summary>An owner who is told that an event's lead waits for something of theirs: what the notices are drawn from.</summary>
[DeletedWhenExpired]
public sealed class HoldRow
{
    public required string EventId { get; set; }

    /// <summary>E-mail address or Slack user id.</summary>
    public required string Owner { get; set; }

    /// <summary>The notice that lists it: one for each owner, set of missing things and day.</summary>
    public required string NoticeKey { get; set; }

    public required string AccountKey { get; set; }

    /// <summary>Id of the agreement that held it; null when no one agreement takes the event.</summary>
    public string? Agreement { get; set; }

    /// <summary>Paths of what is missing and theirs.</summary>
    public required IReadOnlyList<string> Missing { get; set; }

    public required Instant DecidedAt { get; set; }

    /// <summary>When the lead stopped waiting for this owner; null while it waits.</summary>
    public Instant? EndedAt { get; set; }

    /// <summary>What a person did to end it and who, e.g. <c>released by U0EXC</c>; null where an event or fields did.</summary>
    public string? EndedHow { get; set; }
}
