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
    /// <param name="alerts">New, or held by this transaction.</param>
    /// <param name="facts">New.</param>
    /// <param name="rotations">Leads handed out, by the route's name. The database counts, so that instances that hand out at once lose none.</param>
    /// <param name="cancel">Gives up before anything is committed.</param>
    public static async Task Write(
        HandoffDb db,
        IReadOnlyList<DecisionRow> decisions,
        IReadOnlyList<HoldRow> holds,
        IReadOnlyList<AccountRow> accounts,
        IReadOnlyList<AlertRow> alerts,
        IReadOnlyList<AlertFactRow> facts,
        IReadOnlyDictionary<string, long> rotations,
        CancellationToken cancel
    )
    {
        await BulkWriter.Insert(db, decisions, cancel);
        await BulkWriter.Insert(db, holds, cancel);
        await BulkWriter.Upsert(db, accounts, cancel);
        await BulkWriter.Upsert(db, alerts, cancel);
        await BulkWriter.Insert(db, facts, cancel);
        db.NewFacts.AddRange(facts.Select(fact => fact.Kind));
        foreach (var (route, taken) in rotations.OrderBy(rotation => rotation.Key, StringComparer.Ordinal))
        {
            await db.Database.ExecuteSqlAsync(
                $"INSERT INTO rotations (route, taken) VALUES ({route}, {taken}) ON CONFLICT (route) DO UPDATE SET taken = rotations.taken + excluded.taken",
                cancel
            );
        }
    }
}
