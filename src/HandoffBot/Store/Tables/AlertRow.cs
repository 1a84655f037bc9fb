using HandoffBot.Core.Handoffs.Alerts;
using NodaTime;

namespace HandoffBot.Store.Tables;

/// <summary>An alert. <see cref="Alert"/> is the whole of it; the columns beside it are what queries ask for.</summary>
public sealed class AlertRow
{
    public required string Id { get; set; }

    public required string AccountKey { get; set; }

    /// <summary>Id of the agreement it belongs to.</summary>
    public required string Agreement { get; set; }

    public required AlertState State { get; set; }

    public required string Band { get; set; }

    public required decimal Score { get; set; }

    public required string Owner { get; set; }

    public required Instant OpenedAt { get; set; }

    public required Instant ExpiresAt { get; set; }

    /// <summary>Time is a column: the one moment at which time alone changes this alert.</summary>
    public Instant? NextDueAt { get; set; }

    /// <summary>Slack user id, or e-mail address in lower case, of whose queue it is in: whoever claimed it, otherwise its
    /// owner.</summary>
    public required string Holder { get; set; }

    /// <summary>Until when it is quiet; null while it is not.</summary>
    public Instant? SnoozedUntil { get; set; }

    /// <summary>Whether anybody's bad-score flag stands: the queue shows it after all that nobody doubts.</summary>
    public bool Flagged { get; set; }

    /// <summary>Whether its first touch was missed, where response times may chase people.</summary>
    public bool Overdue { get; set; }

    /// <summary>Whether it is on the managers' review list.</summary>
    public bool InReview { get; set; }

    /// <summary>Whether its lead was contacted and the CRM is still to be updated: what is reported of the account may tell of
    /// it.</summary>
    public bool AwaitsCrmUpdate { get; set; }

    public required Alert Alert { get; set; }

    /// <summary>Whether there is something left that retention empties once it is old enough.</summary>
    public bool HasPersonalData { get; set; } = true;

    /// <summary>Counts up with each change; a writer that read an older one must read again.</summary>
    public int Revision { get; set; }

    /// <summary>The row with the alert as it is now, one revision on.</summary>
    /// <param name="row">The row so far, which is changed; null for a new alert.</param>
    /// <param name="alert">The alert.</param>
    public static AlertRow With(AlertRow? row, Alert alert)
    {
        row ??= New(alert);
        row.State = alert.State;
        row.Band = alert.Band;
        row.Score = alert.Score.Value;
        row.Owner = alert.Owner;
        row.Holder = HolderOf(alert);
        row.SnoozedUntil = alert.Snoozed?.Until;
        row.ExpiresAt = alert.ExpiresAt;
        row.NextDueAt = alert.NextDueAt;
        row.Flagged = alert.Flags.Count > 0;
        row.Overdue = alert.Clock is { BreachedAt: not null, IsShadow: false };
        row.InReview = alert.InReview is not null;
        row.AwaitsCrmUpdate = alert is { State: AlertState.Contacted, CrmUpdate.IsAwaited: true };
        row.Alert = alert;
        row.HasPersonalData = true;
        row.Revision++;
        return row;
    }

    // As people are kept: e-mail addresses do not differ by case.
    private static string HolderOf(Alert alert) =>
        (alert.Claimed?.By ?? alert.Owner).Trim() is var holder && holder.Contains('@', StringComparison.Ordinal)
            ? holder.ToLowerInvariant()
            : holder;

    private static AlertRow New(Alert alert) =>
        new()
        {
            Id = alert.Id,
            AccountKey = alert.AccountKey,
            Agreement = alert.AgreementId,
            State = alert.State,
            Band = alert.Band,
            Score = alert.Score.Value,
            Owner = alert.Owner,
            Holder = HolderOf(alert),
            OpenedAt = alert.OpenedAt,
            ExpiresAt = alert.ExpiresAt,
            Alert = alert,
        };
}
