using HandoffBot.Agreements;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Publishing.Messages;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Publishing.Delivery;

/// <summary>
/// Cards that somebody deleted, or that Slack no longer lets the bot edit. A live alert is posted anew; one that has closed is
/// not, but where its card still stands a reply in the thread says how it ended. The alert's history says so.
/// </summary>
public sealed class CardRecovery(AgreementRegistry agreements)
{
    internal const string Deleted = "message_not_found";

    /// <summary>Replaces the card whose edit was refused.</summary>
    /// <param name="db">Of the write under way.</param>
    /// <param name="row">The card's message.</param>
    /// <param name="error">Slack's error.</param>
    /// <param name="now">The moment.</param>
    /// <param name="cancel">Gives up before anything is committed.</param>
    public async Task Replace(HandoffDb db, MessageRow row, string error, Instant now, CancellationToken cancel)
    {
        row.ResendAt = null;
        if ((await db.Alerts.FirstOrDefaultAsync(a => a.Id == row.Subject, cancel))?.Alert is not { } alert)
        {
            (row.State, row.Error) = (MessageState.Abandoned, error);
            return;
        }

        var why = error == Deleted ? "the message was deleted in Slack" : $"Slack no longer accepts edits of it ({error})";
        if (alert.IsLiveAt(now))
        {
            // Slack would refuse the client id of the lost message as a duplicate.
            (row.Ts, row.PostedChannel, row.PostedAt, row.PostedRevision) = (null, null, null, 0);
            (row.ClientMessageId, row.Attempts, row.Error) = (Guid.NewGuid(), 0, null);
            await Append(db, alert, AlertFactKind.CardReposted, why, now, cancel);
            return;
        }

        // Ready still: when Contacted is taken back, the next edit finds the alert live and posts it anew.
        (row.PostedRevision, row.Error) = (row.WantedRevision, error);
        await Append(db, alert, AlertFactKind.CardLost, why, now, cancel);
        if (error != Deleted)
        {
            await WantedMessages.Add(db, [Outbox.AlertEnd(alert, row.Id, agreements.Of(alert.AgreementId), now)], cancel);
        }
    }

    private static Task Append(HandoffDb db, Alert alert, AlertFactKind kind, string why, Instant now, CancellationToken cancel) =>
        AlertHistory.Append(db, [AlertFactRow.Of(alert, new AlertFact(kind, now, Detail: why))], cancel);
}
