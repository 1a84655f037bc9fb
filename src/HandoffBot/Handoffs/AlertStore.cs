using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Publishing.Messages;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Handoffs;

/// <summary>The one place that turns an alert into its row. Call inside a write; ring Messages and Due after it.</summary>
public static class AlertStore
{
    /// <summary>Stores the alert, its new facts, and the wish that Slack shows it. An alert that did not change for people only moved its due moment.</summary>
    /// <param name="db">Of the write under way.</param>
    /// <param name="row">Null for a new alert.</param>
    /// <param name="advanced">The alert after the change, and what happened to it.</param>
    /// <param name="agreement">Ranks its band: hot goes before warm.</param>
    /// <param name="now">The moment of the change.</param>
    /// <param name="cancel">Gives up before anything is committed.</param>
    public static async Task<AlertRow> Apply(
        HandoffDb db,
        AlertRow? row,
        Advanced advanced,
        HandoffAgreement agreement,
        Instant now,
        CancellationToken cancel
    )
    {
        var alert = advanced.Alert;
        if (row is null)
        {
            db.Alerts.Add(row = Drawn(null, alert));
        }
        else if (ReferenceEquals(row.Alert, alert))
        {
            return row;
        }
        else
        {
            Drawn(row, alert);
        }

        db.AlertFacts.AddRange(advanced.Log.Select(fact => AlertFactRow.Of(alert, fact)));
        if (advanced.Changed)
        {
            await Outbox.WantAlert(db, alert, agreement, now, cancel);
        }

        return row;
    }

    /// <summary>The row as the alert is now, one revision on.</summary>
    internal static AlertRow Drawn(AlertRow? row, Alert alert)
    {
        row ??= New(alert);
        row.State = alert.State;
        row.Band = alert.Band;
        row.Score = alert.Score.Value;
        row.Owner = alert.Owner;
        row.ExpiresAt = alert.ExpiresAt;
        row.NextDueAt = alert.NextDueAt;
        row.Flagged = alert.Flags.Count > 0;
        row.Alert = alert;
        row.HasPersonalData = true;
        row.Revision++;
        return row;
    }

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
            OpenedAt = alert.OpenedAt,
            ExpiresAt = alert.ExpiresAt,
            Alert = alert,
        };
}
