using NodaTime;

namespace HandoffBot.Store.Tables;

/// <summary>How far the receiver of a webhook has come in <see cref="Rows.FeedbackLog"/>. What it still has to get is read from there:
/// nothing is queued for it.</summary>
public sealed class FeedbackWebhookRow
{
    /// <summary>As the configuration names it.</summary>
    public required string Name { get; set; }

    /// <summary>A hash of the address it was last sent to: another address is tried at once.</summary>
    public required string Target { get; set; }

    /// <summary>The last line it has confirmed; 0 before the first.</summary>
    public long Position { get; set; }

    /// <summary>Tries that failed since.</summary>
    public int Attempts { get; set; }

    /// <summary>When the next line is tried.</summary>
    public Instant NextAttemptAt { get; set; }

    /// <summary>Since when nothing gets through; null while it does.</summary>
    public Instant? FailingSince { get; set; }

    /// <summary>What the last failed try came to.</summary>
    public string? Error { get; set; }

    /// <summary>When it answered 410, and wants no more; null while it wants to be sent to.</summary>
    public Instant? GoneAt { get; set; }

    /// <summary>The instance that sends to it.</summary>
    public string? LeasedBy { get; set; }

    /// <summary>Until when no other does.</summary>
    public Instant LeasedUntil { get; set; }
}
