using HandoffBot.Store.Context;
using HandoffBot.Store.Mapping;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Statements;
using HandoffBot.Store.Tables;

namespace HandoffBot.Store.Claims;

/// <summary>Where the rotations of routes stand.</summary>
public static class Rotations
{
    /// <summary>A row that stands for what people hold over all routes: whoever gives a lead by a route with a limit holds it.</summary>
    public static readonly (string Agreement, string Route) Limits = ("", "");

    private static readonly string OneSql = $"{AccountTables.Rotations.Select} WHERE agreement = {{0}} AND route = {{1}}";

    private const string InsertMissing = """
        INSERT INTO rotations (agreement, route, assigned)
        SELECT agreement, route, 0 FROM unnest({0}, {1}) AS wanted (agreement, route) ORDER BY agreement, route
        ON CONFLICT (agreement, route) DO NOTHING
        """;

    /// <summary>
    /// The rotations of these routes, held until the transaction ends: of several instances one at a time takes a turn of a route.
    /// In order of name, so that two never wait for each other in a circle; take them once in a transaction, after accounts and
    /// alerts. On SQLite the one writer holds everything.
    /// </summary>
    /// <param name="db">Of the write under way.</param>
    /// <param name="routes">Agreements and names of routes.</param>
    /// <param name="cancel">Gives up waiting.</param>
    public static async Task<IReadOnlyList<RotationRow>> Lock(
        HandoffDb db,
        IReadOnlyCollection<(string Agreement, string Route)> routes,
        CancellationToken cancel
    )
    {
        if (routes.Count == 0)
        {
            return [];
        }

        if (!db.IsPostgres)
        {
            return await Read(db, routes, cancel);
        }

        object[] names = [routes.Select(one => one.Agreement).ToArray(), routes.Select(one => one.Route).ToArray()];
        await Sql.Execute(db, InsertMissing, cancel, names);
        var select =
            $"{AccountTables.Rotations.Select} WHERE (agreement, route) IN (SELECT * FROM unnest({{0}}, {{1}})) ORDER BY agreement, route";
        return await Sql.Query(db, RowLock.ForUpdate(db, select), AccountTables.Rotations.Read, cancel, names);
    }

    /// <summary>Stores where they stand. Call with them held.</summary>
    public static Task Save(HandoffDb db, IReadOnlyCollection<RotationRow> rows, CancellationToken cancel) =>
        BulkWriter.Upsert(
            db,
            [.. rows.OrderBy(row => row.Agreement, StringComparer.Ordinal).ThenBy(row => row.Route, StringComparer.Ordinal)],
            cancel
        );

    private static async Task<IReadOnlyList<RotationRow>> Read(
        HandoffDb db,
        IReadOnlyCollection<(string Agreement, string Route)> routes,
        CancellationToken cancel
    )
    {
        var found = new List<RotationRow>(routes.Count);
        foreach (var (agreement, route) in routes)
        {
            found.AddRange(await Sql.Query(db, OneSql, AccountTables.Rotations.Read, cancel, agreement, route));
        }

        return found;
    }
}
