using System.Text;
using HandoffBot.Store.Context;
using HandoffBot.Store.Dialects;
using HandoffBot.Store.Mapping;
using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;

namespace HandoffBot.Store.Rows;

/// <summary>
/// Writes many rows: on SQLite one prepared statement run for each, on PostgreSQL one statement and one round trip for all, with
/// an array for each column. Call inside a write.
/// </summary>
internal static class BulkWriter
{
    /// <summary>Inserts the rows; a key that is there already is a fault.</summary>
    public static Task Insert<T>(HandoffDb db, IReadOnlyList<T> rows, CancellationToken cancel) => Run(db, rows, "", cancel);

    /// <summary>Inserts the rows, each in place of the one with its key. No key may come twice.</summary>
    public static Task Upsert<T>(HandoffDb db, IReadOnlyList<T> rows, CancellationToken cancel) =>
        Run(db, rows, MappedTables.Of<T>().Replace, cancel);

    /// <summary>Inserts the rows; <paramref name="otherwise"/> is what follows the values, an ON CONFLICT clause.</summary>
    public static async Task Run<T>(HandoffDb db, IReadOnlyList<T> rows, string otherwise, CancellationToken cancel)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var table = MappedTables.Of<T>();
        if (await db.Open(cancel) is SqliteConnection sqlite)
        {
            InsertEach(sqlite, table, rows, otherwise);
        }
        else
        {
            await InsertTogether(db, table, rows, otherwise, cancel);
        }
    }

    private static void InsertEach<T>(SqliteConnection connection, Table<T> table, IReadOnlyList<T> rows, string otherwise)
    {
        var statement = SqliteStatement.Of(connection, table.InsertOneOr(otherwise));
        foreach (var row in rows)
        {
            for (var place = 0; place < table.Written.Count; place++)
            {
                statement.Bind(place + 1, table.Written[place].Of(row));
            }

            statement.Run();
        }
    }

    private static async Task InsertTogether<T>(
        HandoffDb db,
        Table<T> table,
        IReadOnlyList<T> rows,
        string otherwise,
        CancellationToken cancel
    )
    {
        await using var command = (NpgsqlCommand)(await db.Open(cancel)).CreateCommand();
        command.Transaction = (NpgsqlTransaction?)db.Transaction;
        command.CommandText = $"{table.InsertMany} {otherwise}";
        foreach (var column in table.Written)
        {
            command.Parameters.Add(Array(column, rows));
        }

        await command.ExecuteNonQueryAsync(cancel);
    }

    private static NpgsqlParameter Array<T>(Column<T> column, IReadOnlyList<T> rows) =>
        column.Type switch
        {
            ColumnType.Text => Array(NpgsqlDbType.Text, rows, row => (string?)column.Of(row)),
            ColumnType.Document => Array(NpgsqlDbType.Text, rows, row => Text((byte[]?)column.Of(row))),
            ColumnType.Integer => Array(NpgsqlDbType.Integer, rows, row => (int?)column.Of(row)),
            ColumnType.Bigint => Array(NpgsqlDbType.Bigint, rows, row => (long?)column.Of(row)),
            ColumnType.Real => Array(NpgsqlDbType.Double, rows, row => (double?)column.Of(row)),
            ColumnType.Flag => Array(NpgsqlDbType.Boolean, rows, row => (bool?)column.Of(row)),
        };

    private static string? Text(byte[]? utf8) => utf8 is null ? null : Encoding.UTF8.GetString(utf8);

    private static NpgsqlParameter<TValue[]> Array<T, TValue>(NpgsqlDbType type, IReadOnlyList<T> rows, Func<T, TValue> of) =>
        new() { TypedValue = [.. rows.Select(of)], NpgsqlDbType = NpgsqlDbType.Array | type };
}
