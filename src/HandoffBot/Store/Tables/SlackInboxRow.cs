using NodaTime;

namespace HandoffBot.Store.Tables;

/// <summary>A click, command or event from Slack: durable before it is answered, worked after.</summary>
[DeletedWhenExpired]
public sealed class SlackInboxRow
{
    public long Seq { get; set; }

    /// <summary>Unique: Slack's event id, or what makes a click or command itself (trigger id).</summary>
    public required string Key { get; set; }

    /// <summary><c>interaction</c>, <c>command</c>, <c>event</c>.</summary>
    public required string Kind { get; set; }

    /// <summary>The payload as JSON.</summary>
    public required string Body { get; set; }

    /// <summary>The alert it is about, as it was sent: there may be none of this id. Null where it names none.</summary>
    public string? AlertId { get; set; }

    public required Instant ReceivedAt { get; set; }

    public bool Done { get; set; }
}
