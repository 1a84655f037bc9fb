using System.Globalization;
using Microsoft.Data.Sqlite;

namespace HandoffBot.Store.Dialects;

/// <summary>How the writing connection of the embedded database works.</summary>
internal static class SqlitePragmas
{
    /// <summary>
    /// SQLite does not count the memory that it uses, which nobody asks for and which takes a lock of the whole process at each
    /// allocation. Before the first connection is opened; afterwards it has no effect.
    /// </summary>
    public static void CountNoMemory()
    {
        SQLitePCL.Batteries_V2.Init();
        _ = SQLitePCL.raw.sqlite3_config(SQLitePCL.raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    /// <summary>
    /// Commits are on disk when they return, readers do not wait for the writer, and what is deleted or replaced is overwritten with
    /// zeros.
    /// </summary>
    /// <param name="connection">Open, and used for nothing yet.</param>
    /// <param name="wait">For another process's lock. SQLite itself waits in small steps; the driver would sleep 150 ms at a time.</param>
    public static void Set(SqliteConnection connection, TimeSpan wait) =>
        Run(
            connection,
            $"{BusyTimeout(wait)} PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; "
                + "PRAGMA journal_size_limit = 67108864;"
        );

    /// <summary>Waits that long for another process's lock.</summary>
    public static void Wait(SqliteConnection connection, TimeSpan wait) => Run(connection, BusyTimeout(wait));

    /// <summary>
    /// Keeps 256 KiB of pages instead of SQLite's 2 MB: there are several readers, and a page they read again comes from the
    /// operating system's memory.
    /// </summary>
    public static void KeepFewPages(SqliteConnection connection) => Run(connection, "PRAGMA cache_size = -256;");

    /// <summary>The first column of the first row that a statement gives.</summary>
    public static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    /// <summary>Runs statements that take as long as they need.</summary>
    public static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandTimeout = 0;
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static string BusyTimeout(TimeSpan wait) =>
        string.Create(CultureInfo.InvariantCulture, $"PRAGMA busy_timeout = {wait.TotalMilliseconds:0};");
}
