using Microsoft.Data.Sqlite;
using SQLitePCL;
using static SQLitePCL.raw;

namespace HandoffBot.Store.Inbox;

/// <summary>One compiled INSERT, run again for each row straight through SQLite's own interface: the driver's command costs more than the insert.</summary>
internal sealed class SqliteInsert : IDisposable
{
    private const string Sql =
        "INSERT INTO inbox (event_id, sender, received_at, body, decided) VALUES (?, ?, ?, ?, 0) ON CONFLICT (event_id) DO NOTHING";

    private readonly sqlite3 _db;
    private readonly sqlite3_stmt _statement;

    public SqliteInsert(SqliteConnection connection)
    {
        Connection = connection;
        // By name, for the compiler does not accept that the driver was built against a newer SQLitePCLRaw: docs/decisions/005-sqlite.md.
        _db = (sqlite3)typeof(SqliteConnection).GetProperty("Handle")!.GetValue(connection)!;
        Check(sqlite3_prepare_v2(_db, Sql, out _statement));
    }

    public SqliteConnection Connection { get; }

    /// <summary>Whether the event was new. Inside a transaction.</summary>
    public bool Run(NewEvent row)
    {
        sqlite3_bind_text(_statement, 1, row.EventId);
        sqlite3_bind_text(_statement, 2, row.Sender);
        sqlite3_bind_int64(_statement, 3, row.ReceivedAt.ToUnixTimeMilliseconds());
        sqlite3_bind_text(_statement, 4, row.Body);
        sqlite3_step(_statement);
        // Says whether the step failed, too.
        Check(sqlite3_reset(_statement));
        return sqlite3_changes(_db) == 1;
    }

    public void Dispose() => _statement.Dispose();

    private void Check(int result)
    {
        if (result != SQLITE_OK)
            throw new SqliteException(sqlite3_errmsg(_db).utf8_to_string(), result, sqlite3_extended_errcode(_db));
    }
}
