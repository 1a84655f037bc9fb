using HandoffBot.Store.Context;
using HandoffBot.Store.Dialects;
using HandoffBot.Store.Mapping;
using HandoffBot.Store.Statements;
using HandoffBot.Store.Tables;
using Microsoft.Data.Sqlite;

namespace HandoffBot.Store.Inbox;

/// <summary>A prepared insert on the writing connection, many rows a commit.</summary>
public sealed class SqliteInbox(SqliteDatabase database) : IInbox
{
    private const string Insert =
        "INSERT INTO inbox (event_id, sender, received_at, body, decided) VALUES (?, ?, ?, ?, ?) ON CONFLICT (event_id) DO NOTHING";

    // One writes at a time: what is one transaction less is time for all.
    public ArrivalLimits OnArrival { get; } = new(128, TimeSpan.FromMilliseconds(50));

    public Task<bool[]> Append(IReadOnlyList<NewEvent> events, CancellationToken cancel) =>
        database.AtOnce(
            connection =>
            {
                using var transaction = connection.BeginTransaction();
                var seqs = InsertEach(connection, events, isDecided: false);
                transaction.Commit();
                return Task.FromResult(Array.ConvertAll(seqs, seq => seq is not null));
            },
            cancel
        );

    public async Task<long?[]> AppendDecided(HandoffDb db, IReadOnlyList<NewEvent> events, CancellationToken cancel) =>
        InsertEach((SqliteConnection)await db.Open(cancel), events, isDecided: true);

    // The index is named, as below.
    public Task<bool> HasUndecided(HandoffDb db, CancellationToken cancel) =>
        Sql.First(db, "SELECT 1 FROM inbox INDEXED BY inbox_undecided WHERE NOT decided LIMIT 1", _ => true, cancel);

    // The index is named, for the planner would rather walk the whole table in order and hope to meet an undecided row soon.
    public Task<List<InboxRow>> Peek(int most, long mostLength, IReadOnlyCollection<long> except, CancellationToken cancel) =>
        database.Read(
            (db, stop) =>
            {
                var peeked = new PeekedEvents(most, mostLength, except);
                // A few more than wanted stand for those left out.
                return peeked.Read(
                    db,
                    $"{EventTables.Inbox.Select} INDEXED BY inbox_undecided WHERE NOT decided ORDER BY seq LIMIT {{0}}",
                    stop,
                    most + except.Count
                );
            },
            cancel
        );

    public Task<List<long>> Claim(HandoffDb db, IReadOnlyCollection<long> seqs, CancellationToken cancel) =>
        Sql.Query(
            db,
            $"SELECT seq FROM inbox WHERE {SqlText.In(false, "seq", 0)} AND NOT decided ORDER BY seq",
            row => row.Long(0),
            cancel,
            [seqs.ToArray()]
        );

    // The one writer holds everything.
    public async Task<LockedAccounts> LockAccounts(HandoffDb db, IReadOnlyCollection<string> keys, CancellationToken cancel)
    {
        var known = await AccountReader.Accounts(db, keys, cancel);
        var missing = keys.Except(known.Select(account => account.Key), StringComparer.Ordinal).Select(key => new AccountRow { Key = key });
        return await AccountReader.With(db, [.. known, .. missing], keys, cancel);
    }

    public Task<UndecidedEvents> CountUndecided(CancellationToken cancel) =>
        database.Read(
            (db, stop) =>
                UndecidedEvents.Read(
                    db,
                    "SELECT COUNT(*), MIN(received_at) FROM inbox INDEXED BY inbox_undecided WHERE NOT decided",
                    stop
                ),
            cancel
        );

    private static long?[] InsertEach(SqliteConnection connection, IReadOnlyList<NewEvent> events, bool isDecided)
    {
        var insert = SqliteStatement.Of(connection, Insert);
        var seqs = new long?[events.Count];
        for (var index = 0; index < events.Count; index++)
        {
            var row = events[index];
            insert.Bind(1, row.EventId);
            insert.Bind(2, row.Sender);
            insert.Bind(3, row.ReceivedAt.ToUnixTimeMilliseconds());
            insert.Bind(4, row.Body);
            insert.Bind(5, isDecided);
            seqs[index] = insert.Insert();
        }

        return seqs;
    }
}
