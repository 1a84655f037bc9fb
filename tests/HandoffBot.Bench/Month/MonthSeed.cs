using System.Globalization;
using HandoffBot.Store.Context;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Bench.Month;

/// <summary>
/// Multiplies what the product stored of some events, so that a month of them lies there as the product writes it: each copy has ids
/// of its own and is a slice of the month older than the one after it. Its alerts have expired.
/// </summary>
internal static class MonthSeed
{
    private const string Copy = "'-' || {0}";

    // Every event of the base is of another account; of each account as many events come in a month.
    private const string Account = "'-' || ({0} % {2})";

    private static readonly (string Table, string Own, string OfAccounts, string Times)[] Tables =
    [
        ("inbox", "event_id", "", "received_at"),
        ("decisions", "event_id alert_id", "account_key", "occurred_at decided_at"),
        ("accounts", "", "key name", "last_decided_at last_occurred_at"),
        ("account_agreements", "latest_alert_id", "account_key", "last_occurred_at"),
        ("alerts", "id", "account_key", "opened_at expires_at"),
        ("alert_facts", "alert_id event_id", "", "at opened_at"),
        ("messages", "id subject client_message_id ts", "", "expires_at next_attempt_at posted_at created_at"),
    ];

    private static readonly Dictionary<string, string> Fixed = new(StringComparer.Ordinal)
    {
        ["alerts.state"] = "'Expired'",
        ["alerts.next_due_at"] = "NULL",
        ["alerts.alert"] = "replace(alert, '\"state\":\"open\"', '\"state\":\"expired\"')",
    };

    /// <summary>Adds the copies, the oldest first.</summary>
    /// <param name="database">Nothing else writes to it.</param>
    /// <param name="copies">How many.</param>
    /// <param name="eventsOfAccount">How many events an account has in the end.</param>
    /// <param name="during">The time they are spread over.</param>
    /// <param name="say">Progress.</param>
    public static async Task Multiply(IDatabase database, int copies, int eventsOfAccount, Duration during, Action<string> say)
    {
        var statements = new List<(string Sql, bool IsOfAccounts)>();
        foreach (var (table, own, ofAccounts, times) in Tables)
        {
            var columns = await Columns(database, table);
            var values = columns.Select(column =>
                Fixed.TryGetValue($"{table}.{column}", out var value) ? value
                : Names(own).Contains(column, StringComparer.Ordinal) ? $"{column} || {Copy}"
                : Names(ofAccounts).Contains(column, StringComparer.Ordinal) ? $"{column} || {Account}"
                : Names(times).Contains(column, StringComparer.Ordinal) ? $"{column} - {{1}}"
                : column
            );
            var names = string.Join(", ", columns);
            await Write(database, $"CREATE TABLE base_{table} AS SELECT {names} FROM {table}");
            statements.Add(
                (
                    $"INSERT INTO {table} ({names}) SELECT {string.Join(", ", values)} FROM base_{table}",
                    table.StartsWith("account", StringComparison.Ordinal)
                )
            );
        }

        var accounts = Math.Max(1, copies / eventsOfAccount);
        for (var copy = copies; copy > 0; copy--)
        {
            var age = (long)(during.TotalMilliseconds * copy / copies);
            object[] values = [copy, age, accounts];
            foreach (var (sql, _) in statements.Where(one => !one.IsOfAccounts || copy <= accounts))
            {
                await Write(database, string.Format(CultureInfo.InvariantCulture, sql, values));
            }

            if (copy % 50 == 0)
            {
                say($"{copy} copies to go");
            }
        }

        foreach (var (table, _, _, _) in Tables)
        {
            await Write(database, $"DROP TABLE base_{table}");
        }
    }

    private static string[] Names(string names) => names.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    // Without the number that the database gives each row.
    private static Task<List<string>> Columns(IDatabase database, string table) =>
        database.Read(
            (db, cancel) =>
                db
                    .Database.SqlQueryRaw<string>(
                        db.IsPostgres
                            ? "SELECT column_name AS \"Value\" FROM information_schema.columns "
                                + "WHERE table_name = {0} AND column_name <> 'seq'"
                            : "SELECT name AS Value FROM pragma_table_info({0}) WHERE name <> 'seq'",
                        table
                    )
                    .ToListAsync(cancel),
            default
        );

    private static Task<int> Write(IDatabase database, string sql) =>
        database.Write(
            (db, cancel) =>
            {
                db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
                return db.Database.ExecuteSqlRawAsync(sql, cancel);
            },
            default
        );
}
