using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Leads;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Interactions.Clicks;

/// <summary>An alert with what is known around it.</summary>
/// <param name="Row">The alert.</param>
/// <param name="Trace">How its last event was decided; empty when that is no longer known.</param>
/// <param name="Others">Who else is known at the account by now. The card is about one person, as of its last event.</param>
internal sealed record AlertDetails(AlertRow Row, IReadOnlyList<TraceStep> Trace, IReadOnlyList<KnownContact> Others)
{
    /// <summary>Null when there is no such alert.</summary>
    public static async Task<AlertDetails?> Read(HandoffDb db, string alertId, CancellationToken cancel)
    {
        if (await db.Alerts.SingleOrDefaultAsync(alert => alert.Id == alertId, cancel) is not { } row)
        {
            return null;
        }

        var decision = await ShapingDecision.Of(db, row.Alert, cancel);
        var lead = await db
            .Accounts.Where(account => account.Key == row.AccountKey)
            .Select(account => account.Lead)
            .SingleOrDefaultAsync(cancel);
        return new(row, decision?.Trace ?? [], lead is null ? [] : LeadMerge.About(lead, row.Alert.Lead.Contact).Others);
    }
}
