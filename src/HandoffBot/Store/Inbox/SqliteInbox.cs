using HandoffBot.Store.Context;
using HandoffBot.Store.Dialects;
using HandoffBot.Store.Mapping;
using HandoffBot.Store.Statements;
using HandoffBot.Store.Tables;

namespace HandoffBot.Store.Inbox;

/// <summary>A prepared insert on the writing connection, many rows a commit.</summary>
public sealed class SqliteInbox(SqliteDatabase database) : IInbox
{
    private const string Insert =
        "INSERT INTO inbox (event_id, sender, received_at, body, decided) VALUES (?, ?, ?, ?, 0) ON CONFLICT (event_id) DO NOTHING";

    public Task<bool[]> Append(IReadOnlyList<NewEvent> events, CancellationToken cancel) =>
        database.AtOnce(
            connection =>
            {
                var insert = SqliteStatement.Of(connection, Insert);
                var isNew = new bool[events.Count];
                using var transaction = connection.BeginTransaction();
                for (var index = 0; index < events.Count; index++)
                {
                    var row = events[index];
                    insert.Bind(1, row.EventId);
                    insert.Bind(2, row.Sender);
                    insert.Bind(3, row.ReceivedAt.ToUnixTimeMilliseconds());
                    insert.Bind(4, row.Body);
                    isNew[index] = insert.Run() == 1;
                }

                transaction.Commit();
                return Task.FromResult(isNew);
            },
            cancel
        );

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
}
