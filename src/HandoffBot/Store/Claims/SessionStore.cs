using HandoffBot.Store.Context;
using HandoffBot.Store.Mapping;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Statements;
using HandoffBot.Store.Tables;

namespace HandoffBot.Store.Claims;

/// <summary>The handoff reviews.</summary>
public static class SessionStore
{
    private const string RunningSql = "WHERE agreement = {0} AND ended_at IS NULL";

    /// <summary>A session; null when there is none of that id.</summary>
    public static Task<SessionRow?> Find(HandoffDb db, string id, CancellationToken cancel) =>
        Sql.First(db, $"{HostTables.Sessions.Select} WHERE id = {{0}}", HostTables.Sessions.Read, cancel, id);

    /// <summary>The same, held until the transaction ends: of two who change it at once, one waits for the other.</summary>
    public static Task<SessionRow?> Locked(HandoffDb db, string id, CancellationToken cancel) =>
        Sql.First(
            db,
            RowLock.ForUpdate(db, $"{HostTables.Sessions.Select} WHERE id = {{0}}"),
            HostTables.Sessions.Read,
            cancel,
            id
        );

    /// <summary>The one that runs for an agreement, held until the transaction ends; null when none does.</summary>
    public static Task<SessionRow?> Running(HandoffDb db, string agreement, CancellationToken cancel) =>
        Sql.First(
            db,
            RowLock.ForUpdate(db, $"{HostTables.Sessions.Select} {RunningSql}"),
            HostTables.Sessions.Read,
            cancel,
            agreement
        );

    /// <summary>Stores a new one, unless another runs for its agreement.</summary>
    public static Task Add(HandoffDb db, SessionRow row, CancellationToken cancel) =>
        BulkWriter.Run(db, [row], "ON CONFLICT DO NOTHING", cancel);

    /// <summary>Stores what became of one.</summary>
    public static Task Save(HandoffDb db, SessionRow row, CancellationToken cancel) => BulkWriter.Upsert(db, [row], cancel);

    /// <summary>Id of the message of that kind about it; null when none was ever wanted.</summary>
    public static Task<string?> Message(HandoffDb db, string kind, string id, CancellationToken cancel) =>
        Sql.First(db, "SELECT id FROM messages WHERE kind = {0} AND subject = {1}", row => row.Text(0), cancel, kind, id);

    /// <summary>Live alerts of an agreement, soonest to expire first, at most so many.</summary>
    /// <param name="db">The database.</param>
    /// <param name="agreement">Id of the agreement.</param>
    /// <param name="now">In milliseconds since 1970: what has expired by then is not live.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancel">Gives up.</param>
    public static Task<List<(string Id, string Band, double Score)>> LiveAlerts(
        HandoffDb db,
        string agreement,
        long now,
        int most,
        CancellationToken cancel
    ) =>
        Sql.Query(
            db,
            "SELECT id, band, score FROM alerts WHERE agreement = {0} AND state IN ('Open', 'Claimed') AND expires_at > {1} "
                + "ORDER BY state, expires_at LIMIT {2}",
            row => (row.Text(0), row.Text(1), row.Real(2)),
            cancel,
            agreement,
            now,
            most
        );
}
