using HandoffBot.Agreements;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Store.Context;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Handoffs;

/// <summary>What people and passing time do to an alert.</summary>
public static class AlertCommandHandler
{
    /// <summary>By the agreement the alert belongs to, as part of a write under way; the caller rings Messages and Due after it. Null when there is no such alert.</summary>
    public static async Task<Advanced?> Run(
        HandoffDb db,
        string alertId,
        AlertCommand command,
        AgreementRegistry agreements,
        Instant now,
        CancellationToken cancel
    )
    {
        if (await db.Alerts.SingleOrDefaultAsync(alert => alert.Id == alertId, cancel) is not { } row)
        {
            return null;
        }

        var before = row.Alert;
        var agreement = agreements.Of(row.Agreement);
        var advanced = AlertStateMachine.Advance(before, command, agreement, now);
        await AlertStore.Apply(db, row, advanced, agreement, now, cancel);
        await FlagStore.Keep(db, before, advanced, cancel);
        await TakeOverNotices.Want(db, advanced, now, cancel);
        return advanced;
    }
}
