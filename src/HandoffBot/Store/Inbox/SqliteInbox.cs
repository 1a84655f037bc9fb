using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using HandoffBot.Store.Dialects;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Store.Inbox;

/// <summary>A prepared insert on the writing connection, many rows a commit.</summary>
public sealed class SqliteInbox(SqliteDatabase database) : IInbox
{
    private const string Insert =
        "INSERT INTO inbox (event_id, sender, received_at, body, decided) VALUES (?, ?, ?, ?, 0) ON CONFLICT (event_id) DO NOTHING";

    public Task<bool[]> Append(IReadOnlyList<NewEvent> events, CancellationToken cancel) =>
        database.AtOnce(
            (connection, _) =>
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
    public Task<List<InboxRow>> Peek(int most, IReadOnlyCollection<long> except, CancellationToken cancel)
    {
        // A few more than wanted stand for those left out.
        var limit = most + except.Count;
        return database.Read(
            async (db, stop) =>
                (
                    await db
                        .Inbox.FromSql($"SELECT * FROM inbox INDEXED BY inbox_undecided WHERE NOT decided ORDER BY seq LIMIT {limit}")
                        .ToListAsync(stop)
                )
                    .Where(row => !except.Contains(row.Seq))
                    .Take(most)
                    .ToList(),
            cancel
        );
    }

    public Task<List<long>> Claim(HandoffDb db, IReadOnlyCollection<long> seqs, CancellationToken cancel) =>
        db.Inbox.Where(row => seqs.Contains(row.Seq) && !row.Decided).OrderBy(row => row.Seq).Select(row => row.Seq).ToListAsync(cancel);

    // The one writer holds everything.
    public async Task<LockedAccounts> LockAccounts(HandoffDb db, IReadOnlyCollection<string> keys, CancellationToken cancel)
    {
        var known = await db.Accounts.AsNoTracking().Where(account => keys.Contains(account.Key)).ToListAsync(cancel);
        var missing = keys.Except(known.Select(account => account.Key), StringComparer.Ordinal).Select(key => new AccountRow { Key = key });
        var accountAgreements = await db.AccountAgreements.AsNoTracking().Where(row => keys.Contains(row.AccountKey)).ToListAsync(cancel);
        var latest = accountAgreements.Select(row => row.LatestAlertId).OfType<string>().ToList();
        var alerts = await LockedAlerts.Read(db, latest, cancel);
        return new([.. known, .. missing], accountAgreements, alerts);
    }

    public Task<UndecidedEvents> CountUndecided(CancellationToken cancel) =>
        database.Read(
            (db, stop) =>
                UndecidedEventsRow.Read(
                    db,
                    "SELECT COUNT(*) AS \"Undecided\", MIN(received_at) AS \"Oldest\" FROM inbox INDEXED BY inbox_undecided WHERE NOT "
                        + "decided",
                    stop
                ),
            cancel
        );
}
