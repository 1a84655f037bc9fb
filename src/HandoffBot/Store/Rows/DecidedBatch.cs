using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Store.Rows;

/// <summary>Writes what a batch of decisions made and changed.</summary>
public static class DecidedBatch
{
    /// <param name="db">Of the write under way.</param>
    /// <param name="decisions">New.</param>
    /// <param name="holds">New.</param>
    /// <param name="accounts">New, or held by this transaction.</param>
    /// <param name="standings">Where the accounts stand under their agreements: new, or held by this transaction.</param>
    /// <param name="alerts">New, or held by this transaction.</param>
    /// <param name="facts">New.</param>
    /// <param name="rotations">Leads handed out, by agreement and name of the route. The database counts, so that instances that hand out at once lose none.</param>
    /// <param name="cancel">Gives up before anything is committed.</param>
    public static async Task Write(
        HandoffDb db,
        IReadOnlyList<DecisionRow> decisions,
        IReadOnlyList<HoldRow> holds,
        IReadOnlyList<AccountRow> accounts,
        IReadOnlyList<AccountAgreementRow> standings,
        IReadOnlyList<AlertRow> alerts,
        IReadOnlyList<AlertFactRow> facts,
        IReadOnlyDictionary<(string Agreement, string Route), long> rotations,
        CancellationToken cancel
    )
    {
        await BulkWriter.Insert(db, decisions, cancel);
        await BulkWriter.Insert(db, holds, cancel);
        await BulkWriter.Upsert(db, accounts, cancel);
        await BulkWriter.Upsert(db, standings, cancel);
        await BulkWriter.Upsert(db, alerts, cancel);
        await BulkWriter.Insert(db, facts, cancel);
        db.NewFacts.AddRange(facts.Select(fact => fact.Kind));
        foreach (
            var ((agreement, route), taken) in rotations
                .OrderBy(rotation => rotation.Key.Agreement, StringComparer.Ordinal)
                .ThenBy(rotation => rotation.Key.Route, StringComparer.Ordinal)
        )
        {
            await db.Database.ExecuteSqlAsync(
                $"INSERT INTO rotations (agreement, route, assigned) VALUES ({agreement}, {route}, {taken}) ON CONFLICT (agreement, route) DO UPDATE SET assigned = rotations.assigned + excluded.assigned",
                cancel
            );
        }
    }
}
