using NodaTime;

namespace HandoffBot.Store.Tables;

/// <summary>The state of an account under one agreement. What is known of the account itself is shared, in its
/// <see cref="AccountRow"/>.</summary>
public sealed class AccountAgreementRow
{
    /// <summary>In place of an agreement's id: events that no one agreement takes.</summary>
    public const string Unassigned = "";

    public required string AccountKey { get; set; }

    /// <summary>Id of the agreement, or <see cref="Unassigned"/>.</summary>
    public required string Agreement { get; set; }

    /// <summary>When the last event occurred that the agreement acted on.</summary>
    public Instant? LastOccurredAt { get; set; }

    public string? LatestAlertId { get; set; }

    /// <summary>The last event that was acted on, when that one was held; null when it was not.</summary>
    public string? HeldEventId { get; set; }

    /// <summary>When that event was held.</summary>
    public Instant? HeldAt { get; set; }
}
