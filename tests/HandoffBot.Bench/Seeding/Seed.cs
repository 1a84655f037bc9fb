using System.Text;
using HandoffBot.Bench.Load;
using HandoffBot.Store.Dialects;
using Microsoft.Data.Sqlite;

namespace HandoffBot.Bench.Seeding;

/// <summary>Fills a fresh SQLite database. The database makes the rows itself, so that a million take seconds.</summary>
public static class Seed
{
    public static async Task Fill(string file, SeedPlan plan)
    {
        using (var database = new SqliteDatabase($"Data Source={file}"))
        {
            await database.Prepare(default);
        }

        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await Run(
            connection,
            "PRAGMA journal_mode = DELETE; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -262144; "
                + "PRAGMA temp_store = MEMORY; BEGIN",
            plan
        );
        foreach (var table in SeedSql.Always)
        {
            await Run(connection, table, plan);
        }

        foreach (
            var table in plan.Whole ? SeedSql.Whole
            : plan.Worked ? SeedSql.Worked
            : []
        )
        {
            await Run(connection, table, plan);
        }

        await Run(connection, "COMMIT; PRAGMA journal_mode = WAL", plan);
    }

    private static async Task Run(SqliteConnection connection, string sql, SeedPlan plan)
    {
        await using var command = connection.CreateCommand();
        command.CommandTimeout = 0;
        command.CommandText = sql;
        (string Name, object Value)[] values =
        [
            ("$rows", plan.Rows),
            ("$from", plan.From.ToUnixTimeMilliseconds()),
            ("$to", plan.To.ToUnixTimeMilliseconds()),
            ("$expires", plan.Expires.ToUnixTimeMilliseconds()),
            ("$every", plan.Due == 0 ? 0 : plan.Rows / plan.Due),
            ("$due", plan.Due),
            ("$team", plan.Team),
            ("$firstDue", plan.FirstDue.ToUnixTimeMilliseconds()),
            ("$worked", plan.Worked ? 1 : 0),
            ("$flagEvery", plan.FlagEvery),
            ("$misses", plan.Misses),
            ("$clocks", (int)plan.Clocks),
            ("$clock0", SeedAlert.JsonWithClocks[0]),
            ("$clock1", SeedAlert.JsonWithClocks[1]),
            ("$clock2", SeedAlert.JsonWithClocks[2]),
            ("$clock3", SeedAlert.JsonWithClocks[3]),
            ("$clock4", SeedAlert.JsonWithClocks[4]),
            ("$alert", SeedAlert.Json),
            ("$lead", SeedAlert.LeadJson),
            ("$trace", SeedAlert.TraceJson),
            ("$event", Encoding.UTF8.GetString(LoadEvents.Body("seed-0", 0, DateTimeOffset.UnixEpoch))),
        ];
        foreach (var (name, value) in values.Where(v => sql.Contains(v.Name, StringComparison.Ordinal)))
        {
            command.Parameters.AddWithValue(name, value);
        }

        await command.ExecuteNonQueryAsync();
    }
}
