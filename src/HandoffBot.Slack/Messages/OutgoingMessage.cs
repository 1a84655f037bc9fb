using HandoffBot.Slack.Blocks;

namespace HandoffBot.Slack.Messages;

/// <summary>A message as Slack should show it. Links are never unfurled and names never linked.</summary>
public sealed record OutgoingMessage
{
    /// <summary>Channel id (<c>C…</c>, <c>G…</c>, <c>D…</c>) or, for a post, a user id (<c>U…</c>) for a direct message.</summary>
    public required string Channel { get; init; }

    /// <summary>What screen readers read and notifications show; mrkdwn, escaped, at most 4,000 characters.</summary>
    public required string Text { get; init; }

    /// <summary>At most 50. An empty list leaves the text alone to be shown.</summary>
    public IReadOnlyList<Block> Blocks { get; init; } = [];

    /// <summary>The same on every try of one post, so that Slack refuses the second; null for edits.</summary>
    public Guid? ClientMessageId { get; init; }

    /// <summary>Names the message for a later search; every app in the workspace can read it.</summary>
    public MessageMetadata? Metadata { get; init; }

    /// <summary>The message to reply to; null for a message of its own.</summary>
    public string? ThreadTs { get; init; }

    /// <summary>Whether a reply is also shown in the channel; of no effect on a message of its own or on an edit.</summary>
    public bool IsBroadcast { get; init; }
}
