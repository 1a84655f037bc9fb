using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using HandoffBot.Store.Statements;

namespace HandoffBot.Store.Restores;

/// <summary>
/// Recognises that the database was restored: what is known of it outside of it, or what only its server knows, does not match
/// what it says itself.
/// </summary>
public sealed partial class RestoreDetector(IDatabase database, ILogger<RestoreDetector> log) : IDisposable
{
    private const string Recorded = "SELECT identity, claims FROM database_state WHERE id = 1";
    private SendCheckpointFile? _marker;
    private volatile SendCheckpoint? _known;

    public void Dispose() => _marker?.Dispose();

    /// <summary>What the database looks like from outside. Not within a transaction.</summary>
    public Task<DatabaseFingerprint> Look(CancellationToken cancel) =>
        database.Read(
            async (db, token) =>
            {
                if (db.IsPostgres)
                {
                    return new DatabaseFingerprint(await PostgresIdentity.Read(db, token), null);
                }

                _marker ??= SendCheckpointFile.Beside(
                    await Sql.First(db, "SELECT file FROM pragma_database_list WHERE name = 'main'", row => row.Text(0), token) ?? ""
                );
                return new DatabaseFingerprint("", _marker.Read());
            },
            cancel
        );

    /// <summary>
    /// Why the database is not the one that was worked with last; null when it is, and when it is worked with for the first time.
    /// In a write the answer holds until it ends.
    /// </summary>
    public static async Task<string?> Compare(HandoffDb db, DatabaseFingerprint seen, CancellationToken cancel)
    {
        var sql = db.Transaction is null ? Recorded : RowLock.ForUpdate(db, Recorded);
        var recorded = await Sql.First(db, sql, row => new SendCheckpoint(row.Text(0), row.Long(1)), cancel);
        if (db.IsPostgres)
        {
            return recorded is null ? null : PostgresIdentity.Difference(recorded.Identity, seen.Identity);
        }

        return (recorded, seen.Marked) switch
        {
            (null, null) => null,
            (null, _) => "the database is a new one, and another one was in its place before",
            (_, null) => "the database was moved here or restored: the file that says how far it had come is not beside it",
            var (row, marked) when row.Identity != marked.Identity => "the database is another one than was in its place before",
            var (row, marked) when row.Claims < marked.Claims =>
                $"the database is older than what was done with it ({row.Claims} rounds of sending, before {marked.Claims})",
            _ => null,
        };
    }

    /// <summary>Records that the database as it was seen is the one to go on with; see <see cref="Accepted"/>.</summary>
    public async Task Accept(HandoffDb db, DatabaseFingerprint seen, CancellationToken cancel)
    {
        var recorded = await Sql.First(db, RowLock.ForUpdate(db, Recorded), row => new SendCheckpoint(row.Text(0), row.Long(1)), cancel);
        // It counts on from the marker: a process that ends before the marker is written anew recognises nothing twice.
        var next = db.IsPostgres
            ? new SendCheckpoint(recorded is null ? seen.Identity : PostgresIdentity.Merge(recorded.Identity, seen.Identity), 0)
            : new SendCheckpoint(
                seen.Marked?.Identity ?? recorded?.Identity ?? Guid.NewGuid().ToString("N"),
                Math.Max(seen.Marked?.Claims ?? 0, recorded?.Claims ?? 0)
            );
        await Sql.Execute(
            db,
            """
            INSERT INTO database_state (id, identity, claims) VALUES (1, {0}, {1})
            ON CONFLICT (id) DO UPDATE SET identity = excluded.identity, claims = excluded.claims
            """,
            cancel,
            next.Identity,
            next.Claims
        );
        _known = next;
    }

    /// <summary>After the commit of what <see cref="Accept"/> recorded.</summary>
    public void Accepted() => Show(_known);

    /// <summary>Counts a round of sending, in the transaction that claims its messages; null where it is not counted.</summary>
    public static async Task<long?> CountClaim(HandoffDb db, CancellationToken cancel) =>
        db.IsPostgres
            ? null
            : await Sql.First(
                db,
                "UPDATE database_state SET claims = claims + 1 WHERE id = 1 RETURNING claims",
                row => (long?)row.Long(0),
                cancel
            );

    /// <summary>After that transaction's commit, before anything is sent.</summary>
    public void Claimed(long? claims)
    {
        if (claims is { } count && _known is { } known)
        {
            Show(known with { Claims = count });
        }
    }

    private void Show(SendCheckpoint? state)
    {
        if (state is not null && _marker is { } marker && !marker.Write(state))
        {
            NotMarked();
        }
    }

    [LoggerMessage(
        EventId = 1110,
        Level = LogLevel.Warning,
        Message = "The file beside the database that says how far it has come cannot be written: after a restore, run the command "
            + "reconcile"
    )]
    private partial void NotMarked();
}
