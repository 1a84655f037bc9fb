using HandoffBot.Slack.Blocks;

namespace HandoffBot.Slack.Messages;

/// <summary>
/// The content of a message. Links are never unfurled and names never linked. Limits are not checked here.
/// Source: Slack's "chat.postMessage method".
/// </summary>
public sealed record OutgoingMessage
{
    /// <summary>Channel id (<c>C…</c>, <c>G…</c>, <c>D…</c>) or, for a post, a user id (<c>U…</c>) for a direct message.</summary>
    public required string Channel { get; init; }

    /// <summary>Shown in notifications and read by screen readers, at most 4,000 characters.</summary>
    public required Markup Text { get; init; }

    /// <summary>At most 50; when empty, the text alone is shown.</summary>
    public IReadOnlyList<Block> Blocks { get; init; } = [];

    /// <summary>The same for every attempt to post one message, so that Slack rejects a duplicate; null for updates.</summary>
    public Guid? ClientMessageId { get; init; }

    /// <summary>Identifies the message for a later search; null for none.</summary>
    public MessageMetadata? Metadata { get; init; }

    /// <summary>Timestamp of the message to reply to; null when this is no reply.</summary>
    public string? ThreadTs { get; init; }

    /// <summary>Whether a reply is also shown in the channel; has no effect on other messages or on an update.</summary>
    public bool IsBroadcast { get; init; }
}
