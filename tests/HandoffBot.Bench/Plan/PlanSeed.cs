using System.Text;
using HandoffBot.Bench.Load;
using HandoffBot.Store.Dialects;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace HandoffBot.Bench.Plan;

/// <summary>Fills a fresh SQLite database with score events of the past, three in ten within a band, and an agreement in force. The
/// database makes the rows itself.</summary>
internal static class PlanSeed
{
    private const string Opening = """
        PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -262144; PRAGMA temp_store = MEMORY; BEGIN;
        CREATE TEMP TABLE seed AS
        WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < $rows)
        SELECT i, printf('plan-%08d', i) AS event, (i * 7919) % $accounts AS account, $from + i * ($to - $from) / $rows AS at,
            (i * 104729) % 100 AS score FROM n
        """;

    private const string Inbox = """
        INSERT INTO inbox (event_id, sender, received_at, body, decided)
        SELECT event, 'import', $to, replace(replace(replace(replace($event, '777777', account), 'seed-0', event),
            '1970-01-01T00:00:00.000Z', strftime('%Y-%m-%dT%H:%M:%S', at / 1000, 'unixepoch') || 'Z'), '"value":92', '"value":' || score), 1
        FROM seed ORDER BY i
        """;

    private const string Decisions = """
        INSERT INTO decisions (event_id, account_key, outcome, rule, reason, occurred_at, decided_at, trace)
        SELECT event, 'a' || account, 'Recorded', 'import', 'Imported.', at, $to, '[]' FROM seed ORDER BY i
        """;

    private const string Agreement = """
        INSERT INTO agreements (agreement, version, text, imported_at, changes) VALUES ($id, 1, $agreement, $to, '{"v":1,"d":[]}')
        """;

    public static async Task Fill(string file, int rows, int accounts, Interval during, string id, string agreement)
    {
        using (var database = new SqliteDatabase($"Data Source={file}"))
        {
            await database.Prepare(default);
        }

        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        foreach (var sql in new[] { Opening, Inbox, Decisions, Agreement, "COMMIT; PRAGMA journal_mode = WAL" })
        {
            await using var command = connection.CreateCommand();
            (command.CommandTimeout, command.CommandText) = (0, sql);
            (string Name, object Value)[] values =
            [
                ("$rows", rows),
                ("$accounts", accounts),
                ("$from", during.Start.ToUnixTimeMilliseconds()),
                ("$to", during.End.ToUnixTimeMilliseconds()),
                ("$event", Encoding.UTF8.GetString(LoadEvents.Body("seed-0", 777777, DateTimeOffset.UnixEpoch))),
                ("$id", id),
                ("$agreement", agreement),
            ];
            foreach (var (name, value) in values.Where(one => sql.Contains(one.Name, StringComparison.Ordinal)))
            {
                command.Parameters.AddWithValue(name, value);
            }

            await command.ExecuteNonQueryAsync();
        }
    }
}
