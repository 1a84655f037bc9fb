using System.Globalization;
using System.Text.Json;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Leads;
using HandoffBot.Store.Context;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using static HandoffBot.Store.Rows.RetentionStatements;

namespace HandoffBot.Store.Rows;

/// <summary>
/// Takes personal data out of what is older than agreed; keys, outcomes, rules and counts stay. What is to be emptied is
/// looked up beside the writer, and what is empty already is not found again. Safe in several instances at once.
/// </summary>
public sealed class Retention(IDatabase database)
{
    internal const int Batch = 500;

    /// <summary>Empties it all, a batch at a time.</summary>
    /// <param name="cutoffs">Personal data from before them goes.</param>
    /// <param name="slackCutoff">Worked clicks and commands from before it go.</param>
    /// <param name="refusalCutoff">Refused requests from before it go.</param>
    /// <param name="cancel">Stops between two batches.</param>
    public async Task<RetentionResult> Run(RetentionCutoffs cutoffs, Instant slackCutoff, Instant refusalCutoff, CancellationToken cancel)
    {
        var (events, alerts, flags, holds) = (0, 0, 0, 0);
        foreach (var (agreement, cutoff) in cutoffs.InTurn())
        {
            var before = cutoff.ToUnixTimeMilliseconds();
            events += await Sweep(Of(OldDecisions, agreement), 0L, kept => kept.At, before, EmptyEvents, cancel, agreement);
            alerts += await Sweep(Of(OldAlerts, agreement), 0L, kept => kept.At, before, EmptyAlerts, cancel, agreement);
            flags += await Sweep(
                Of(OldFlags, agreement, OfAlert),
                0L,
                kept => kept.At,
                before,
                (db, keys, stop) => EmptyFlags(db, keys, before, stop),
                cancel,
                agreement
            );
            holds += await Delete(agreement is null ? DeleteHolds : DeleteHoldsOf, before, cancel, agreement);
        }

        var old = cutoffs.Accounts.ToUnixTimeMilliseconds();
        return new(
            events,
            await Sweep(OldAccounts, "", kept => kept.Key, old, (db, keys, stop) => EmptyAccounts(db, keys, old, stop), cancel),
            await Sweep(
                OldOthers,
                long.MinValue,
                kept => kept.At,
                old,
                (db, keys, stop) => EmptyOthers(db, keys, cutoffs.Accounts, stop),
                cancel
            ),
            alerts,
            flags,
            holds,
            await Delete(DeletePeople, old, cancel),
            await Delete(DeleteSlackRequests, slackCutoff.ToUnixTimeMilliseconds(), cancel),
            await Delete(DeleteRefusals, refusalCutoff.ToUnixTimeMilliseconds(), cancel)
        );
    }

    private static string Of(string find, string? agreement, string condition = "agreement = {3}") =>
        agreement is null ? find : find.Replace("WHERE ", $"WHERE {condition} AND ", StringComparison.Ordinal);

    private static async Task<int> EmptyEvents(HandoffDb db, IReadOnlyList<string> ids, CancellationToken cancel)
    {
        await Run(db, "UPDATE inbox SET body = '{{}}' WHERE decided AND event_id IN (#)", ids, [], cancel);
        // These two reasons quote what the event said; the others speak of the agreement.
        return await Run(
            db,
            "UPDATE decisions SET trace = '[]', reason = CASE WHEN rule LIKE 'disqualify:%' OR rule = 'fault' THEN rule ELSE reason END WHERE trace <> '[]' AND event_id IN (#)",
            ids,
            [],
            cancel
        );
    }

    private static async Task<int> EmptyAccounts(HandoffDb db, IReadOnlyList<string> keys, long old, CancellationToken cancel)
    {
        // Held first: an event decided just now is seen by the statement after this one.
        if (db.Database.IsNpgsql())
        {
            await Run(db, "SELECT 1 FROM accounts WHERE key IN (#) ORDER BY key FOR UPDATE", keys, [], cancel);
        }

        var emptied = await Run(
            db,
            $"UPDATE accounts SET lead = NULL, others_since = NULL WHERE key IN (#) AND {Unheard}",
            keys,
            [0L, old],
            cancel
        );
        await Run(
            db,
            "UPDATE account_agreements SET held_event_id = NULL, held_at = NULL WHERE account_key IN (SELECT key FROM accounts WHERE key IN (#) AND lead IS NULL)",
            keys,
            [],
            cancel
        );
        return emptied;
    }

    private static async Task<int> EmptyOthers(HandoffDb db, IReadOnlyList<string> keys, Instant cutoff, CancellationToken cancel)
    {
        if (db.Database.IsNpgsql())
        {
            await Run(db, "SELECT 1 FROM accounts WHERE key IN (#) ORDER BY key FOR UPDATE", keys, [], cancel);
        }

        var rows = await db.Accounts.Where(row => keys.Contains(row.Key)).ToListAsync(cancel);
        foreach (var row in rows)
        {
            row.OthersSince = null;
            if (row.Lead is { } lead)
            {
                row.Learn(lead with { Others = [.. lead.Others.Where(other => other.LastSeen >= cutoff)] });
            }
        }

        return rows.Count;
    }

    private static async Task<int> EmptyAlerts(HandoffDb db, IReadOnlyList<string> ids, CancellationToken cancel)
    {
        var emptied = 0;
        foreach (var row in await db.Alerts.AsNoTracking().Where(row => ids.Contains(row.Id)).OrderBy(row => row.Id).ToListAsync(cancel))
        {
            var json = JsonSerializer.Serialize(Without(row.Alert), StoreJson.Options);
            // One that changes just now is left to the next run. The revision stays: Slack's message is not redrawn.
            emptied += await db.Database.ExecuteSqlAsync(
                $"UPDATE alerts SET alert = {json} WHERE id = {row.Id} AND revision = {row.Revision}",
                cancel
            );
        }

        // Whatever their own age: once emptied, the alert does not lead here again.
        await Run(
            db,
            "UPDATE alert_facts SET detail = NULL WHERE (kind IN ('NoteGiven', 'Withdrawn') OR (kind = 'Updated' AND detail LIKE {0})) AND alert_id IN (#)",
            ids,
            [$"%{DecisionFacts.NowAbout}%"],
            cancel
        );
        return emptied;
    }

    private static Task<int> EmptyFlags(HandoffDb db, IReadOnlyList<string> ids, long old, CancellationToken cancel) =>
        Run(
            db,
            "UPDATE flags SET evidence = '{{}}', note = NULL WHERE at < {0} AND (evidence <> '{{}}' OR note IS NOT NULL) AND alert_id IN (#)",
            ids,
            [old],
            cancel
        );

    private static Alert Without(Alert alert) =>
        alert with
        {
            Lead = alert.Lead with { Contact = new Contact(), Answers = [], Engagement = [] },
            NextAction = alert.NextAction with { Note = null },
            Flags = [.. alert.Flags.Select(flag => flag with { Note = null })],
            WithdrawnBecause = null,
        };

    private async Task<int> Sweep(
        string find,
        object from,
        Func<Kept, object> next,
        long old,
        Func<HandoffDb, IReadOnlyList<string>, CancellationToken, Task<int>> empty,
        CancellationToken cancel,
        string? agreement = null
    )
    {
        object[] of = agreement is null ? [] : [agreement];
        for (var total = 0; ; )
        {
            var start = from;
            var found = await database.Read(
                (db, stop) => db.Database.SqlQueryRaw<Kept>(find, [start, old, Batch, .. of]).ToListAsync(stop),
                cancel
            );
            if (found.Count == 0)
            {
                return total;
            }

            var keys = found.Select(kept => kept.Key).Distinct(StringComparer.Ordinal).ToList();
            var emptied = await database.Write((db, stop) => empty(db, keys, stop), cancel);
            total += emptied;
            if (found.Count < Batch || emptied == 0)
            {
                return total;
            }

            from = next(found[^1]);
        }
    }

    private async Task<int> Delete(string sql, long old, CancellationToken cancel, string? agreement = null)
    {
        object[] values = agreement is null ? [old, Batch] : [old, Batch, agreement];
        for (var total = 0; ; )
        {
            var deleted = await database.Write((db, stop) => db.Database.ExecuteSqlRawAsync(sql, values, stop), cancel);
            total += deleted;
            if (deleted < Batch)
            {
                return total;
            }
        }
    }

    private static Task<int> Run(HandoffDb db, string sql, IReadOnlyList<string> keys, object[] values, CancellationToken cancel)
    {
        var places = string.Join(", ", keys.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"{{{i + values.Length}}}")));
        return db.Database.ExecuteSqlRawAsync(sql.Replace("#", places, StringComparison.Ordinal), [.. values, .. keys], cancel);
    }

    private sealed record Kept(string Key, long At);
}
