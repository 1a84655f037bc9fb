using HandoffBot.Core.Leads;
using NodaTime;

namespace HandoffBot.Store.Tables;

/// <summary>What is known of an account, and the row two instances lock so that its events are decided one at a time.</summary>
public sealed class AccountRow
{
    public required string Key { get; set; }

    /// <summary>Lower-case name, for look-ups by people.</summary>
    public string? Name { get; set; }

    /// <summary>Lower-case domain, for look-ups by people and by match keys.</summary>
    public string? Domain { get; set; }

    /// <summary>Its id in the CRM, for look-ups by match keys.</summary>
    public string? CrmId { get; set; }

    [PersonalColumn]
    public Lead? Lead { get; set; }

    /// <summary>When an event of the account was last decided, whatever became of it: how old the lead is for retention.</summary>
    public Instant? LastDecidedAt { get; set; }

    /// <summary>When the longest unseen of its other contacts was last seen, so that retention finds them; null without others.</summary>
    [PersonalColumn]
    public Instant? OldestOtherSeenAt { get; set; }

    /// <summary>When the newest event occurred that the lead was learnt from, whichever agreement it came by.</summary>
    public Instant? LastOccurredAt { get; set; }

    /// <summary>Takes in what is known now.</summary>
    public void Learn(Lead lead)
    {
        Lead = lead;
        OldestOtherSeenAt = lead.Others.Count == 0 ? null : lead.Others.Min(other => other.LastSeen);
    }
}
