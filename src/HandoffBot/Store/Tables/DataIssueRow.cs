using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using NodaTime;

namespace HandoffBot.Store.Tables;

/// <summary>A fault in an alert's data that flags named, and what its owner answered: what the messages to the owners are drawn from, and
/// what the digest counts. It ends once, by an answer or by being withdrawn.</summary>
[DeletedWhenExpired]
public sealed class DataIssueRow
{
    public required string AlertId { get; set; }

    public required DataIssueKind Kind { get; set; }

    public required Instant OpenedAt { get; set; }

    /// <summary>Id of the alert's agreement.</summary>
    public required string Agreement { get; set; }

    public required OwnerRole Role { get; set; }

    /// <summary>E-mail address or Slack user id.</summary>
    public required string Owner { get; set; }

    /// <summary>The message that lists it: one for each owner, agreement and day.</summary>
    public required string NoticeKey { get; set; }

    /// <summary>When the last flag that named it was taken back or got another reason; null while one names it, and once it is
    /// answered.</summary>
    public Instant? WithdrawnAt { get; set; }

    public DataIssueOutcome? Outcome { get; set; }

    /// <summary>Slack user id.</summary>
    public string? AnsweredBy { get; set; }

    public Instant? AnsweredAt { get; set; }
}
