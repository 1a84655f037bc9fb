using HandoffBot.Store.Context;
using HandoffBot.Store.Inbox;
using HandoffBot.Store.Tables;
using Microsoft.Data.Sqlite;

namespace HandoffBot.Bench.Intake;

/// <summary>The baseline: one prepared INSERT into one table without a unique key, a group a commit, synchronous=FULL.</summary>
public sealed class RawInbox : IInbox
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insert;

    public RawInbox(string folder)
    {
        _connection = new SqliteConnection($"Data Source={Path.Combine(folder, "raw.db")}");
        _connection.Open();
        using var table = _connection.CreateCommand();
        table.CommandText =
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE raw (seq INTEGER PRIMARY KEY, id TEXT, body TEXT)";
        table.ExecuteNonQuery();
        _insert = _connection.CreateCommand();
        _insert.CommandText = "INSERT INTO raw (id, body) VALUES ($id, $body)";
        _insert.Parameters.Add("$id", SqliteType.Text);
        _insert.Parameters.Add("$body", SqliteType.Text);
        _insert.Prepare();
    }

    public ArrivalLimits OnArrival => throw new NotSupportedException("The baseline only stores.");

    public Task<bool[]> Append(IReadOnlyList<NewEvent> events, CancellationToken cancel) =>
        Task.Run(
            () =>
            {
                using var transaction = _connection.BeginTransaction();
                _insert.Transaction = transaction;
                foreach (var row in events)
                {
                    _insert.Parameters[0].Value = row.EventId;
                    _insert.Parameters[1].Value = row.Body;
                    _insert.ExecuteNonQuery();
                }

                transaction.Commit();
                return events.Select(_ => true).ToArray();
            },
            cancel
        );

    public Task<long?[]> AppendDecided(HandoffDb db, IReadOnlyList<NewEvent> events, CancellationToken cancel) =>
        throw new NotSupportedException("The baseline only stores.");

    public Task<bool> HasUndecided(HandoffDb db, CancellationToken cancel) => throw new NotSupportedException("The baseline only stores.");

    public Task<UndecidedEvents> CountUndecided(CancellationToken cancel) => Task.FromResult(new UndecidedEvents(0, null));

    public Task<List<InboxRow>> Peek(int most, long mostLength, IReadOnlyCollection<long> except, CancellationToken cancel) =>
        throw new NotSupportedException("The baseline only stores.");

    public Task<List<long>> Claim(HandoffDb db, IReadOnlyCollection<long> seqs, CancellationToken cancel) =>
        throw new NotSupportedException("The baseline only stores.");

    public Task<LockedAccounts> LockAccounts(HandoffDb db, IReadOnlyCollection<string> keys, CancellationToken cancel) =>
        throw new NotSupportedException("The baseline only stores.");
}
