using HandoffBot.Store.Context;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Store.Rows;

/// <summary>How many leads each route has handed out.</summary>
public static class Rotations
{
    /// <summary>Adds to the counts. The database adds, so that instances that hand out at once lose none.</summary>
    /// <param name="db">Of the write under way.</param>
    /// <param name="taken">Leads handed out, by agreement and name of the route.</param>
    /// <param name="cancel">Gives up before anything is committed.</param>
    public static async Task Count(
        HandoffDb db,
        IReadOnlyDictionary<(string Agreement, string Route), long> taken,
        CancellationToken cancel
    )
    {
        foreach (
            var ((agreement, route), more) in taken
                .OrderBy(count => count.Key.Agreement, StringComparer.Ordinal)
                .ThenBy(count => count.Key.Route, StringComparer.Ordinal)
        )
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO rotations (agreement, route, assigned) VALUES ({agreement}, {route}, {more})
                ON CONFLICT (agreement, route) DO UPDATE SET assigned = rotations.assigned + excluded.assigned
                """,
                cancel
            );
        }
    }
}
