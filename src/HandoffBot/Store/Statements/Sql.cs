using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Text.Json;
using HandoffBot.Store.Context;
using Microsoft.Data.Sqlite;

namespace HandoffBot.Store.Statements;

/// <summary>
/// Runs statements written by hand on the connection of a use of the database, prepared once for each connection: the way of
/// everything that is done for each event, message and click, and of everything done at start.
/// </summary>
internal static class Sql
{
    /// <summary>The rows of a result.</summary>
    /// <param name="db">The use of the database.</param>
    /// <param name="sql">Its values are written <c>{0}</c>, <c>{1}</c>; see <see cref="SqlText"/>.</param>
    /// <param name="read">Makes a value of each row.</param>
    /// <param name="cancel">Gives up.</param>
    /// <param name="values">Texts, numbers, truth values, null, or a <c>string[]</c> or <c>long[]</c> for <see cref="SqlText.In"/>.</param>
    public static async Task<List<T>> Query<T>(
        HandoffDb db,
        string sql,
        Func<SqlRow, T> read,
        CancellationToken cancel,
        params object?[] values
    )
    {
        var rows = new List<T>();
        await Each(db, sql, row => rows.Add(read(row)), cancel, values);
        return rows;
    }

    /// <summary>The rows of a result one by one, as they are asked for, so that none has to be kept; parameters as for
    /// <see cref="Query"/>. Until the last was read the connection does nothing else.</summary>
    public static async IAsyncEnumerable<T> Stream<T>(
        HandoffDb db,
        string sql,
        Func<SqlRow, T> read,
        [EnumeratorCancellation] CancellationToken cancel,
        params object?[] values
    )
    {
        var command = await Command(db, sql, values, cancel);
        try
        {
            await using var reader = await command.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel))
            {
                yield return read(new SqlRow(reader));
            }
        }
        finally
        {
            await Release(command);
        }
    }

    /// <summary>Hands on the rows of a result one by one and keeps none; parameters as for <see cref="Query"/>.</summary>
    public static Task Each(
        HandoffDb db,
        string sql,
        Action<SqlRow> take,
        CancellationToken cancel,
        params object?[] values
    ) =>
        While(
            db,
            sql,
            row =>
            {
                take(row);
                return true;
            },
            cancel,
            values
        );

    /// <summary>As <see cref="Each"/>, as long as whoever takes a row wants another.</summary>
    public static async Task While(
        HandoffDb db,
        string sql,
        Func<SqlRow, bool> take,
        CancellationToken cancel,
        params object?[] values
    )
    {
        var command = await Command(db, sql, values, cancel);
        try
        {
            await using var reader = await command.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel) && take(new SqlRow(reader)))
            {
            }
        }
        finally
        {
            await Release(command);
        }
    }

    /// <summary>The first row of a result; the default when there is none.</summary>
    public static async Task<T?> First<T>(
        HandoffDb db,
        string sql,
        Func<SqlRow, T> read,
        CancellationToken cancel,
        params object?[] values
    ) => await Query(db, sql, read, cancel, values) is [var first, ..] ? first : default;

    /// <summary>Runs a statement; the number of rows it changed.</summary>
    public static async Task<int> Execute(HandoffDb db, string sql, CancellationToken cancel, params object?[] values)
    {
        var command = await Command(db, sql, values, cancel);
        try
        {
            return await command.ExecuteNonQueryAsync(cancel);
        }
        finally
        {
            await Release(command);
        }
    }

    private static async ValueTask<DbCommand> Command(HandoffDb db, string sql, object?[] values, CancellationToken cancel)
    {
        var text = SqlText.Numbered(sql);
        var connection = await db.Open(cancel);
        if (connection is SqliteConnection sqlite)
        {
            var kept = SqliteCommands.Of(sqlite, text, values.Length);
            kept.Transaction = (SqliteTransaction?)db.Transaction;
            for (var place = 0; place < values.Length; place++)
            {
                kept.Parameters[place].Value = values[place] switch
                {
                    null => DBNull.Value,
                    string[] list => JsonSerializer.Serialize(list),
                    long[] list => JsonSerializer.Serialize(list),
                    var value => value,
                };
            }

            return kept;
        }

        var command = connection.CreateCommand();
        command.Transaction = db.Transaction;
        command.CommandText = text;
        foreach (var value in values)
        {
            var parameter = command.CreateParameter();
            parameter.Value = value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    // Commands of SQLite stay with their connection.
    private static ValueTask Release(DbCommand command) => command is SqliteCommand ? ValueTask.CompletedTask : command.DisposeAsync();
}
