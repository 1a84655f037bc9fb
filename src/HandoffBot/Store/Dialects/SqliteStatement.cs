using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using static SQLitePCL.raw;

namespace HandoffBot.Store.Dialects;

/// <summary>
/// A statement compiled once for the writing connection and run again for each row, straight through SQLite's own interface:
/// the driver's command and its parameters cost more than the insert.
/// </summary>
internal sealed class SqliteStatement
{
    private const int LongestOnStack = 256;
    private const int MostBytesOfChar = 3;

    // Statements go with their connection.
    private static readonly ConditionalWeakTable<SqliteConnection, Dictionary<string, SqliteStatement>> Compiled = [];
    private readonly sqlite3 _db;
    private readonly sqlite3_stmt _statement;

    private SqliteStatement(SqliteConnection connection, string sql)
    {
        _db = connection.Handle!;
        Check(sqlite3_prepare_v2(_db, sql, out _statement));
    }

    /// <summary>Of the connection whose turn it is to write.</summary>
    public static SqliteStatement Of(SqliteConnection connection, string sql)
    {
        var statements = Compiled.GetOrCreateValue(connection);
        if (!statements.TryGetValue(sql, out var statement))
        {
            statements.Add(sql, statement = new(connection, sql));
        }

        return statement;
    }

    /// <summary>Before the connection is closed, so that it really closes.</summary>
    public static void Finish(SqliteConnection connection)
    {
        if (Compiled.TryGetValue(connection, out var statements))
        {
            foreach (var statement in statements.Values)
            {
                statement._statement.Dispose();
            }

            Compiled.Remove(connection);
        }
    }

    /// <summary>Binds the next value; the first is 1.</summary>
    public void Bind(int place, object? value) =>
        Check(
            value switch
            {
                null => sqlite3_bind_null(_statement, place),
                string text => BindText(place, text),
                byte[] utf8 => sqlite3_bind_text(_statement, place, utf8),
                long number => sqlite3_bind_int64(_statement, place, number),
                int number => sqlite3_bind_int64(_statement, place, number),
                bool flag => sqlite3_bind_int64(_statement, place, flag ? 1 : 0),
                double number => sqlite3_bind_double(_statement, place, number),
                _ => throw new NotSupportedException($"No column holds a {value.GetType().Name}."),
            }
        );

    /// <summary>The number of rows it changed.</summary>
    public int Run()
    {
        sqlite3_step(_statement);
        // Says whether the step failed, too.
        Check(sqlite3_reset(_statement));
        return sqlite3_changes(_db);
    }

    /// <summary>The number of the row it inserted; null when it inserted none.</summary>
    public long? Insert() => Run() == 1 ? sqlite3_last_insert_rowid(_db) : null;

    // SQLite copies it, so that the buffer is free again afterwards; the driver makes an array of each text.
    private int BindText(int place, string text)
    {
        if (text.Length <= LongestOnStack)
        {
            Span<byte> utf8 = stackalloc byte[LongestOnStack * MostBytesOfChar];
            return sqlite3_bind_text(_statement, place, utf8[..Encoding.UTF8.GetBytes(text, utf8)]);
        }

        var rented = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetByteCount(text));
        try
        {
            return sqlite3_bind_text(_statement, place, rented.AsSpan(0, Encoding.UTF8.GetBytes(text, rented)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private void Check(int result)
    {
        if (result != SQLITE_OK)
        {
            throw new SqliteException(sqlite3_errmsg(_db).utf8_to_string(), result, sqlite3_extended_errcode(_db));
        }
    }
}
