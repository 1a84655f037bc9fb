using System.Diagnostics;
using System.Globalization;
using HandoffBot.Bench.Seeding;
using HandoffBot.Core.Leads;
using HandoffBot.Store.Context;
using HandoffBot.Store.Dialects;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using Microsoft.Data.Sqlite;

namespace HandoffBot.Bench.Matching;

/// <summary>What it costs to find the accounts of one batch of events by match keys among ever more known accounts; the sizes take
/// turns.</summary>
public static class MatchMeasure
{
    private const string Template = "template";

    // As many events as the decider takes at a time, each under an id of its own, with the CRM id or the domain of a known account.
    private const int Events = 32;

    // Has no factor in common with the sizes, so that a batch's accounts lie far from each other.
    private const int Step = 7919;

    private const string Multiply = $$"""
        WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < $rows)
        INSERT INTO accounts (key, name, domain, crm_id, lead, last_decided_at)
        SELECT 'a' || i, 'company ' || i, 'company-' || i || '.test', 'C-' || i, replace(lead, '{{Template}}', 'company-' || i), i
        FROM n CROSS JOIN accounts WHERE key = '{{Template}}'
        """;

    public static async Task<int> Run(Arguments arguments, TextWriter print)
    {
        var rounds = arguments.Number("rounds", 40);
        var folder = Directory.CreateTempSubdirectory("handoffbot-bench-").FullName;
        var databases = new List<(int Rows, SqliteDatabase Database, List<double> Took)>();
        try
        {
            foreach (var rows in SeededDatabase.Sizes(arguments, "10000,1000000"))
            {
                databases.Add((rows, await Filled(Path.Combine(folder, $"{rows}.db"), rows), []));
            }

            for (var round = 0; round <= rounds; round++)
            {
                foreach (var (rows, database, took) in databases)
                {
                    var one = await Pass(database, rows, round);
                    // The first round warms the code up.
                    if (round > 0)
                    {
                        took.Add(one);
                    }
                }
            }

            var table = new ResultTable(
                print,
                $"known accounts, {Events} events, median of {rounds}",
                "ms a batch",
                "of the smallest (target 1.5 ×)",
                "slowest ms"
            );
            await table.Head();
            var smallest = ResultTable.Median(databases[0].Took);
            foreach (var (rows, _, took) in databases)
            {
                await table.Row(
                    ResultTable.Number(rows),
                    ResultTable.Number(ResultTable.Median(took), "0.00"),
                    $"{ResultTable.Number(ResultTable.Median(took) / smallest, "0.00")} ×",
                    ResultTable.Number(took.Max(), "0.00")
                );
            }

            return 0;
        }
        finally
        {
            databases.ForEach(one => one.Database.Dispose());
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<SqliteDatabase> Filled(string file, int rows)
    {
        var database = new SqliteDatabase($"Data Source={file}");
        await database.Prepare(default);
        var account = new Account { Id = Template, Domain = $"{Template}.test" };
        await database.Write(
            (db, _) => Task.FromResult(db.Accounts.Add(new AccountRow { Key = Template, Lead = new Lead { Account = account } })),
            default
        );
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        (command.CommandTimeout, command.CommandText) = (0, Multiply);
        command.Parameters.AddWithValue("$rows", rows);
        await command.ExecuteNonQueryAsync();
        return database;
    }

    private static async Task<double> Pass(IDatabase database, int rows, int round)
    {
        var known = Enumerable.Range(0, Events).Select(n => (long)((round * Events) + n) * Step % rows).ToList();
        string[] keys = [.. known.Select(i => Named("other-", i))];
        string[] crmIds = [.. known.Where((_, n) => n % 2 == 0).Select(i => Named("C-", i))];
        string[] domains = [.. known.Where((_, n) => n % 2 == 1).Select(i => $"{Named("company-", i)}.test")];
        var watch = Stopwatch.StartNew();
        var found = await database.Read(
            async (db, cancel) =>
            {
                await MatchingAccounts.Questions(db, keys, cancel);
                return await MatchingAccounts.Known(db, keys, crmIds, domains, cancel);
            },
            default
        );
        var took = watch.Elapsed.TotalMilliseconds;
        return found.Count == Events ? took : throw new InvalidOperationException($"{found.Count} accounts were found.");
    }

    private static string Named(string before, long number) => before + number.ToString(CultureInfo.InvariantCulture);
}
