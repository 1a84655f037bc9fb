using HandoffBot.Store.Context;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Store.Retention;

/// <summary>
/// Removes personal data that is older than agreed; keys, outcomes, rules and counts stay. What is due is looked up beside
/// the writer, and what is empty already is not found again. Safe in several instances at once.
/// </summary>
public sealed class PersonalDataRetention(IDatabase database)
{
    internal const int BatchSize = 500;

    /// <summary>Removes all that is due, a batch at a time.</summary>
    /// <param name="cutoffs">What is older is due.</param>
    /// <param name="cancel">Stops between two batches.</param>
    public async Task<RetentionResult> Run(RetentionCutoffs cutoffs, CancellationToken cancel)
    {
        var (events, alerts, flags, cases, labels, holds, issues) = (0, 0, 0, 0, 0, 0, 0);
        // An agreement that this release cannot read has rows too.
        var stored = await database.Read((db, stop) => db.Agreements.Select(row => row.Agreement).Distinct().ToListAsync(stop), cancel);
        foreach (var agreement in stored)
        {
            var cutoff = Milliseconds(cutoffs.Of(agreement));
            events += await Empty(RetentionSql.DecisionsDue, cutoff, [agreement], EmptyRows.Decisions, cancel);
            alerts += await Empty(RetentionSql.AlertsDue, cutoff, [agreement], EmptyRows.Alerts, cancel);
            flags += await Empty(
                RetentionSql.FlagsDue,
                cutoff,
                [agreement],
                (db, keys, stop) => EmptyRows.Flags(db, keys, cutoff, stop),
                cancel
            );
            cases += await Empty(RetentionSql.ReviewCasesDue, cutoff, [agreement], EmptyRows.ReviewCases, cancel);
            labels += await Empty(
                RetentionSql.LabelsDue,
                cutoff,
                [agreement],
                (db, keys, stop) => EmptyRows.Labels(db, keys, cutoff, stop),
                cancel
            );
            holds += await Delete(RetentionSql.DeleteHolds, [cutoff, BatchSize, agreement], cancel);
            issues += await Delete(RetentionSql.DeleteDataIssues, [cutoff, BatchSize, agreement], cancel);
        }

        var unassigned = Milliseconds(cutoffs.Of(agreement: null));
        events += await Empty(RetentionSql.UnassignedDecisionsDue, unassigned, [], EmptyRows.Decisions, cancel);
        holds += await Delete(RetentionSql.DeleteUnassignedHolds, [unassigned, BatchSize], cancel);
        var accounts = Milliseconds(cutoffs.Accounts);
        var result = new RetentionResult(
            events,
            await Empty(
                RetentionSql.AccountsDue,
                accounts,
                [],
                (db, keys, stop) => EmptyRows.Accounts(db, keys, accounts, stop),
                cancel
            ),
            await Empty(
                RetentionSql.OtherContactsDue,
                accounts,
                [],
                (db, keys, stop) => EmptyRows.OtherContacts(db, keys, cutoffs.Accounts, stop),
                cancel
            ),
            alerts,
            flags,
            await Empty(RetentionSql.OutcomesDue, accounts, [], EmptyRows.Outcomes, cancel),
            await Empty(RetentionSql.PastFeedbackDue, accounts, [], EmptyRows.PastFeedback, cancel),
            cases,
            labels,
            holds,
            issues,
            await Delete(RetentionSql.DeletePeople, [accounts, BatchSize], cancel),
            await Delete(RetentionSql.DeleteAbsences, [Milliseconds(cutoffs.Absences), BatchSize], cancel)
                + await Delete(RetentionSql.DeleteDoNotDisturb, [Milliseconds(cutoffs.Absences), BatchSize], cancel),
            await Delete(RetentionSql.DeleteSlackRequests, [Milliseconds(cutoffs.SlackRequests), BatchSize], cancel),
            await Delete(RetentionSql.DeleteRefusals, [Milliseconds(cutoffs.Refusals), BatchSize], cancel)
        );
        if (result.Total > 0)
        {
            await database.EraseRemains(cancel);
        }

        return result;
    }

    private static long Milliseconds(NodaTime.Instant cutoff) => cutoff.ToUnixTimeMilliseconds();

    private async Task<int> Empty(
        string dueSql,
        long cutoff,
        object[] more,
        Func<HandoffDb, IReadOnlyList<string>, CancellationToken, Task<int>> empty,
        CancellationToken cancel
    )
    {
        var from = 0L;
        for (var total = 0; ;)
        {
            object[] values = [cutoff, BatchSize, from, .. more];
            var due = await database.Read((db, stop) => db.Database.SqlQueryRaw<DueRow>(dueSql, values).ToListAsync(stop), cancel);
            if (due.Count == 0)
            {
                return total;
            }

            var keys = due.Select(row => row.Key).Distinct(StringComparer.Ordinal).ToList();
            var emptied = await database.Write((db, stop) => empty(db, keys, stop), cancel);
            total += emptied;
            from = due[^1].At;
            // Rows that change just now are left to the next run.
            if (due.Count < BatchSize || emptied == 0)
            {
                return total;
            }
        }
    }

    private async Task<int> Delete(string sql, object[] values, CancellationToken cancel)
    {
        for (var total = 0; ;)
        {
            var deleted = await database.Write((db, stop) => db.Database.ExecuteSqlRawAsync(sql, values, stop), cancel);
            total += deleted;
            if (deleted < BatchSize)
            {
                return total;
            }
        }
    }

    private sealed record DueRow(string Key, long At);
}
