using HandoffBot.Core.Handoffs.Alerts;
using NodaTime;

namespace HandoffBot.Store.Tables;

/// <summary>
/// What a Slack message should be, and what Slack shows. The publisher renders the newest state and
/// makes Slack match; nothing else ever sends a message.
/// </summary>
public sealed class MessageRow
{
    /// <summary>Opaque id; also the message's metadata.</summary>
    public required string Id { get; set; }

    /// <summary>What renders it: <c>alert</c>, <c>digest</c>, <c>notice</c>, <c>hold</c>.</summary>
    public required string Kind { get; set; }

    /// <summary>What it is about: an alert id, a digest key, a notice key.</summary>
    public required string Subject { get; set; }

    /// <summary>Channel id, or a user id for a direct message.</summary>
    public required string Channel { get; set; }

    /// <summary>Id of the agreement whose channels and owners stand in when something goes wrong with it; null when it is about
    /// none.</summary>
    public string? Agreement { get; set; }

    /// <summary>Rendered content for kinds that have no row of their own to render from; JSON.</summary>
    public string? Content { get; set; }

    /// <summary>Sent as <c>client_msg_id</c>, the same on every try.</summary>
    public required Guid ClientMessageId { get; set; }

    /// <summary>Slack's name for the posted message, or for the file where it is one; null until known.</summary>
    public string? Ts { get; set; }

    /// <summary>The channel Slack answered with (a DM's <c>D…</c> id); edits go there.</summary>
    public string? PostedChannel { get; set; }

    /// <summary>Counts up with each change to be shown.</summary>
    public int WantedRevision { get; set; }

    /// <summary>The last revision Slack confirmed; 0 when never posted.</summary>
    public int PostedRevision { get; set; }

    /// <summary>The revision the last request carried.</summary>
    public int SentRevision { get; set; }

    public required MessageState State { get; set; }

    /// <summary>Lower goes first: new before edit, hot before warm.</summary>
    public int Priority { get; set; }

    /// <summary>A message not yet posted by then is dropped, and that is recorded.</summary>
    public Instant? ExpiresAt { get; set; }

    /// <summary>By then somebody should have acted on it; the closer, the sooner it is tried again. Null where nothing was
    /// agreed.</summary>
    public Instant? ActBy { get; set; }

    /// <summary>The message it replies to in a thread; null for one of its own.</summary>
    public string? ReplyTo { get; set; }

    /// <summary>Tries that failed in a row. Neither a 429 nor a look-up is one.</summary>
    public int Attempts { get; set; }

    /// <summary>Since when it has been uncertain whether Slack shows the post; null while that is certain.</summary>
    public Instant? UncertainSince { get; set; }

    /// <summary>
    /// Until then Slack may still apply an edit of unknown outcome; afterwards the newest state is sent once more. Null when no
    /// such edit is left.
    /// </summary>
    public Instant? ResendAt { get; set; }

    /// <summary>Not before; while a request is under way, when its lease runs out.</summary>
    public required Instant NextAttemptAt { get; set; }

    /// <summary>The instance that is sending it.</summary>
    public string? LeasedBy { get; set; }

    public Instant? LeasedUntil { get; set; }

    /// <summary>Slack's last error, or why it was dropped.</summary>
    public string? Error { get; set; }

    /// <summary>When Slack confirmed the first post.</summary>
    public Instant? PostedAt { get; set; }

    public required Instant CreatedAt { get; set; }

    /// <summary>The alert it shows, where the commit that claimed the message wrote that too; null otherwise. It is not stored.</summary>
    internal Alert? WrittenAlert { get; set; }
}
