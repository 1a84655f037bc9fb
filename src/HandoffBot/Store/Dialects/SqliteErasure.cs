using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace HandoffBot.Store.Dialects;

/// <summary>Takes out of the files what was taken out of the tables.</summary>
internal static class SqliteErasure
{
    /// <summary>How often a run of retention looks for a moment in which nobody reads from the log.</summary>
    public const int Tries = 30;

    // Written in a second or two; senders wait for their answer meanwhile.
    private const long LargestRewritten = 256L * 1024 * 1024;

    // user_version is ours to use, and stays with the file.
    private const int Rewritten = 1;

    public static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// Rewrites a file of an earlier release once: it did not overwrite what it deleted. Left to the next start when another process
    /// uses the file, or the disk has no room for a second copy.
    /// </summary>
    public static void RewriteOnce(SqliteConnection connection)
    {
        if (SqlitePragmas.Number(connection, "PRAGMA user_version") < Rewritten)
        {
            Rewrite(connection, $"VACUUM; PRAGMA user_version = {Rewritten}; PRAGMA wal_checkpoint(TRUNCATE);");
        }
    }

    /// <summary>
    /// Rewrites a file that is small enough for senders to wait: where SQLite moves rows from page to page, copies of them may be
    /// left between the rows, and these it does not overwrite. A larger file keeps them until its pages are used again.
    /// </summary>
    public static void RewriteSmall(SqliteConnection connection)
    {
        var size = SqlitePragmas.Number(connection, "PRAGMA page_count") * SqlitePragmas.Number(connection, "PRAGMA page_size");
        if (size <= LargestRewritten)
        {
            Rewrite(connection, "VACUUM;");
        }
    }

    /// <summary>
    /// Moves everything in the log to the database and cuts the log to nothing: it holds earlier contents of pages. False when
    /// somebody still reads from it; it is not waited for, because nobody else writes meanwhile.
    /// </summary>
    public static bool TruncateLog(SqliteConnection connection, TimeSpan wait)
    {
        SqlitePragmas.Wait(connection, TimeSpan.Zero);
        try
        {
            return SqlitePragmas.Number(connection, "PRAGMA wal_checkpoint(TRUNCATE)") == 0;
        }
        finally
        {
            SqlitePragmas.Wait(connection, wait);
        }
    }

    private static void Rewrite(SqliteConnection connection, string sql)
    {
        try
        {
            SqlitePragmas.Run(connection, sql);
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode is raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_FULL)
        {
            // The database is as it was.
        }
    }
}
