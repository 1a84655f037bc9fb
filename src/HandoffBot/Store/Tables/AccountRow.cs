using HandoffBot.Core.Leads;
using NodaTime;

namespace HandoffBot.Store.Tables;

/// <summary>What is known of an account, and the row two instances lock so that its events are decided one at a time.</summary>
public sealed class AccountRow
{
    public required string Key { get; set; }

    /// <summary>Lower-case name, for look-ups by people.</summary>
    public string? Name { get; set; }

    /// <summary>Lower-case domain, for look-ups by people.</summary>
    public string? Domain { get; set; }

    public Lead? Lead { get; set; }

    public Instant? LastOccurredAt { get; set; }

    public string? LatestAlertId { get; set; }

    /// <summary>The account's last event that was acted on, when that one was held; null when it was not.</summary>
    public string? HeldEventId { get; set; }

    /// <summary>When that event was held.</summary>
    public Instant? HeldAt { get; set; }
}
