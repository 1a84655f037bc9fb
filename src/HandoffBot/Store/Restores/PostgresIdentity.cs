using HandoffBot.Store.Context;
using HandoffBot.Store.Statements;
using Npgsql;

namespace HandoffBot.Store.Restores;

/// <summary>
/// What tells a PostgreSQL database from a copy of it: the server's identifier, the ids of the database and of a table in it,
/// which a dump that is read in again gets anew, and the timeline, which a recovery to an earlier moment and a fail-over begin
/// anew. What the account or the server does not tell stays unknown, and is not compared.
/// </summary>
internal static class PostgresIdentity
{
    private const string Unknown = "-";
    private static readonly string[] Parts = ["server", "database", "table", "timeline"];

    private const string Ids = """
        SELECT (SELECT oid FROM pg_database WHERE datname = current_database())::text || '/' || 'messages'::regclass::oid::text
        """;
    private const string Timeline = "SELECT substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8)";
    private const string System = "SELECT system_identifier::text FROM pg_control_system()";

    /// <summary>Of the database as it is now. Not within a transaction, which a refusal would end.</summary>
    public static async Task<string> Read(HandoffDb db, CancellationToken cancel) =>
        $"{await Ask(db, System, cancel)}/{await Sql.First(db, Ids, row => row.Text(0), cancel)}/{await Ask(db, Timeline, cancel)}";

    /// <summary>How the database differs from the one recorded, in words; null when it is the same.</summary>
    public static string? Difference(string recorded, string now)
    {
        var (before, after) = (recorded.Split('/'), now.Split('/'));
        for (var part = 0; part < Parts.Length; part++)
        {
            if (part < before.Length && part < after.Length && Differs(before[part], after[part]))
            {
                return part == Parts.Length - 1
                    ? $"the server was recovered to an earlier moment or failed over (timeline {after[part]}, before {before[part]})"
                    : $"the database was read in from a dump or a copy (its {Parts[part]} is {after[part]}, before {before[part]})";
            }
        }

        return null;
    }

    /// <summary>The state to record: what is unknown now stays as it was recorded.</summary>
    public static string Merge(string recorded, string now)
    {
        var before = recorded.Split('/');
        return string.Join('/', now.Split('/').Select((part, at) => part == Unknown && at < before.Length ? before[at] : part));
    }

    private static bool Differs(string before, string after) => before != after && before != Unknown && after != Unknown;

    private static async Task<string> Ask(HandoffDb db, string sql, CancellationToken cancel)
    {
        try
        {
            return await Sql.First(db, sql, row => row.TextOrNull(0), cancel) ?? Unknown;
        }
        catch (PostgresException)
        {
            return Unknown;
        }
    }
}
