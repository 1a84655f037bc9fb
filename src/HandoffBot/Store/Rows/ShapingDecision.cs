using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Store.Rows;

/// <summary>The decision that made an alert what it is. Where its event was held at first, that is the decision made again.</summary>
public static class ShapingDecision
{
    /// <summary>Not tracked; null where it is no longer known.</summary>
    public static async Task<DecisionRow?> Of(HandoffDb db, Alert alert, CancellationToken cancel) =>
        await db
            .Decisions.AsNoTracking()
            .Where(row => row.ScoreEventId == alert.EventId && row.AlertId == alert.Id)
            .OrderByDescending(row => row.DecidedAt)
            .FirstOrDefaultAsync(cancel)
        ?? await db.Decisions.AsNoTracking().SingleOrDefaultAsync(row => row.EventId == alert.EventId, cancel);
}
