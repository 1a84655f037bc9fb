using HandoffBot.Store.Context;
using HandoffBot.Store.Mapping;
using HandoffBot.Store.Statements;
using HandoffBot.Store.Tables;

namespace HandoffBot.Store.Rows;

/// <summary>How many leads each route has handed out.</summary>
public static class Rotations
{
    /// <summary>Adds to the counts. The database adds, so that instances that hand out at once lose none.</summary>
    /// <param name="db">Of the write under way.</param>
    /// <param name="taken">Leads handed out, by agreement and name of the route.</param>
    /// <param name="cancel">Gives up before anything is committed.</param>
    public static Task Count(HandoffDb db, IReadOnlyDictionary<(string Agreement, string Route), long> taken, CancellationToken cancel) =>
        BulkWriter.Run(
            db,
            taken
                .OrderBy(count => count.Key.Agreement, StringComparer.Ordinal)
                .ThenBy(count => count.Key.Route, StringComparer.Ordinal)
                .Select(count => new RotationRow
                {
                    Agreement = count.Key.Agreement,
                    Route = count.Key.Route,
                    Assigned = count.Value,
                })
                .ToList(),
            "ON CONFLICT (agreement, route) DO UPDATE SET assigned = rotations.assigned + excluded.assigned",
            cancel
        );

    /// <summary>The counts of all routes.</summary>
    public static async Task<IReadOnlyList<RotationRow>> All(HandoffDb db, CancellationToken cancel) =>
        await Sql.Query(db, AccountTables.Rotations.Select, AccountTables.Rotations.Read, cancel);
}
