using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace HandoffBot.Store.Statements;

/// <summary>Commands that stay prepared as long as their connection is open.</summary>
internal static class SqliteCommands
{
    private static readonly ConditionalWeakTable<SqliteConnection, Dictionary<string, SqliteCommand>> Prepared = [];

    /// <summary>The command, which nobody else runs meanwhile: a connection has one user at a time.</summary>
    public static SqliteCommand Of(SqliteConnection connection, string sql, int values)
    {
        var commands = Prepared.GetOrCreateValue(connection);
        if (!commands.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            for (var place = 1; place <= values; place++)
            {
                command.Parameters.AddWithValue(string.Create(CultureInfo.InvariantCulture, $"${place}"), DBNull.Value);
            }

            commands.Add(sql, command);
        }

        return command;
    }

    /// <summary>Before the connection is closed.</summary>
    public static void Finish(SqliteConnection connection)
    {
        if (Prepared.TryGetValue(connection, out var commands))
        {
            foreach (var command in commands.Values)
            {
                command.Dispose();
            }

            Prepared.Remove(connection);
        }
    }
}
