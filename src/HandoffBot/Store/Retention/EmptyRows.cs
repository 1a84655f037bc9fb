using HandoffBot.Store.Context;
using HandoffBot.Store.Documents;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Store.Retention;

/// <summary>Empties one batch of rows each; answers how many. Call inside a write.</summary>
internal static class EmptyRows
{
    private const string ForgetHeldEvents = """
        UPDATE account_agreements SET held_event_id = NULL, held_at = NULL
        WHERE account_key IN (SELECT key FROM accounts WHERE lead IS NULL AND key IN (#))
        """;

    public static async Task<int> Decisions(HandoffDb db, IReadOnlyList<string> eventIds, CancellationToken cancel)
    {
        await PersonalColumns.Empty<InboxRow>(db, "event_id", eventIds, "decided", null, cancel);
        return await PersonalColumns.Empty<DecisionRow>(db, "event_id", eventIds, "has_personal_data", null, cancel);
    }

    public static async Task<int> Alerts(HandoffDb db, IReadOnlyList<string> ids, CancellationToken cancel)
    {
        var emptied = 0;
        foreach (var row in await db.Alerts.AsNoTracking().Where(row => ids.Contains(row.Id)).OrderBy(row => row.Id).ToListAsync(cancel))
        {
            var document = DocumentFormats.Alert.WriteWithoutPersonalData(row.Alert);
            // One that changes just now is left to the next run. The revision stays: Slack's message is not redrawn.
            emptied += await db.Database.ExecuteSqlAsync(
                $"UPDATE alerts SET alert = {document}, has_personal_data = false WHERE id = {row.Id} AND revision = {row.Revision}",
                cancel
            );
        }

        // Whatever their own age: once emptied, the alert does not lead here again.
        await PersonalColumns.Empty<AlertFactRow>(db, "alert_id", ids, AlertFactRow.MayQuoteAPerson, null, cancel);
        return emptied;
    }

    public static Task<int> Flags(HandoffDb db, IReadOnlyList<string> alertIds, long cutoff, CancellationToken cancel) =>
        PersonalColumns.Empty<FlagRow>(db, "alert_id", alertIds, "has_personal_data AND at < {0}", cutoff, cancel);

    public static Task<int> Outcomes(HandoffDb db, IReadOnlyList<string> ids, CancellationToken cancel) =>
        PersonalColumns.Empty<OutcomeRow>(db, "id", ids, "has_personal_data", null, cancel);

    public static Task<int> PastFeedback(HandoffDb db, IReadOnlyList<string> ids, CancellationToken cancel) =>
        PersonalColumns.Empty<PastFeedbackRow>(db, "id", ids, "has_personal_data", null, cancel);

    public static Task<int> ReviewCases(HandoffDb db, IReadOnlyList<string> ids, CancellationToken cancel) =>
        PersonalColumns.Empty<ReviewCaseRow>(db, "id", ids, "has_personal_data", null, cancel);

    public static Task<int> Labels(HandoffDb db, IReadOnlyList<string> subjects, long cutoff, CancellationToken cancel) =>
        PersonalColumns.Empty<LabelRow>(db, "subject", subjects, "has_personal_data AND at < {0}", cutoff, cancel);

    /// <summary>Those of which nothing was decided since.</summary>
    public static async Task<int> Accounts(HandoffDb db, IReadOnlyList<string> keys, long cutoff, CancellationToken cancel)
    {
        var emptied = await PersonalColumns.Empty<AccountRow>(
            db,
            "key",
            keys,
            "lead IS NOT NULL AND last_decided_at < {0}",
            cutoff,
            cancel
        );
        var sql = ForgetHeldEvents.Replace("#", PersonalColumns.Places(keys.Count, 0), StringComparison.Ordinal);
        await db.Database.ExecuteSqlRawAsync(sql, keys, cancel);
        return emptied;
    }

    /// <summary>The contacts unseen since, of accounts that are heard of.</summary>
    public static async Task<int> OtherContacts(HandoffDb db, IReadOnlyList<string> keys, Instant cutoff, CancellationToken cancel)
    {
        if (db.Database.IsNpgsql())
        {
            var sql = $"SELECT 1 FROM accounts WHERE key IN ({PersonalColumns.Places(keys.Count, 0)}) ORDER BY key FOR UPDATE";
            await db.Database.ExecuteSqlRawAsync(sql, keys, cancel);
        }

        var rows = await db.Accounts.Where(row => keys.Contains(row.Key)).ToListAsync(cancel);
        foreach (var row in rows)
        {
            row.OldestOtherSeenAt = null;
            if (row.Lead is { } lead)
            {
                row.Learn(lead with { Others = [.. lead.Others.Where(other => other.LastSeen >= cutoff)] });
            }
        }

        return rows.Count;
    }
}
