using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using HandoffBot.Operations;
using HandoffBot.Sandbox.Interactions;
using HandoffBot.Store.Context;
using HandoffBot.Store.Dialects;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SQLitePCL;

namespace HandoffBot.Tests.Store;

/// <summary>
/// The statements that a host ran in a day's work, as its own writing connection saw them: none of them reads a table that grows
/// from one end to the other.
/// </summary>
public sealed partial class RunningPlanTests
{
    // As many rows as there are agreements, routes, or channels and methods.
    private static readonly string[] Small =
    [
        "agreements",
        "schema_version",
        "rotations",
        "rate_limits",
        "reconciliations",
        "database_state",
    ];

    [Fact]
    public async Task No_statement_in_use_reads_a_growing_table_from_end_to_end()
    {
        await using var app = await TestApp.Start();
        var writer = (SqliteDatabase)app.Bot.Services.GetRequiredService<IDatabase>();
        var ran = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        await writer.AtOnce(connection => Task.FromResult(Trace(connection, sql => ran[sql] = true)), default);
        await app.Decide(new SampleEvent("hot"));
        await app.Decide(new SampleEvent("update") { Score = 97 });
        await app.Decide(new SampleEvent("cold") { Account = "cold", Name = "Cold", Score = 20 });
        await app.Decide(new SampleEvent("held") { Account = "held", Name = "Held", Email = null });
        var card = await app.Message("C0EMEA", "97");
        await app.Slack.User("U0REP1").Click(card.Channel, card.Ts, new Click("alert_claim"), default);
        await app.Message("C0EMEA", "Claimed");
        await app.Shown();
        app.Slack.Clock.Advance(TimeSpan.FromDays(200));
        await Wait.Until(app.IsIdle);
        await app.Bot.Services.GetServices<IHostedService>().OfType<RetentionLoop>().Single().RunDue(default);
        await app.Decide(new SampleEvent("later") { Account = "later", Name = "Later" });
        await Wait.Until(app.IsIdle);

        await writer.AtOnce(connection => Task.FromResult(Trace(connection, null)), default);
        var statements = ran.Keys.Where(sql => StatementStart().IsMatch(sql)).ToList();
        Assert.True(statements.Count > 40, $"Only {statements.Count} statements ran.");
        Assert.Empty(await writer.AtOnce(connection => Task.FromResult(Scans(connection, statements)), default));
    }

    private static bool Trace(SqliteConnection connection, Action<string>? ran)
    {
        raw.sqlite3_trace(connection.Handle, ran is null ? null : (_, sql) => ran(sql), null);
        return true;
    }

    private static List<string> Scans(SqliteConnection connection, List<string> statements)
    {
        var partial = Rows(connection, "SELECT name FROM sqlite_master WHERE type = 'index' AND sql LIKE '% WHERE %'");
        var all = Rows(connection, "SELECT name FROM sqlite_master WHERE type = 'table'");
        var tables = all.Except(Small, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        var scans = new List<string>();
        foreach (var sql in statements)
        {
            foreach (var step in Rows(connection, "EXPLAIN QUERY PLAN " + sql, column: 3))
            {
                if (
                    Scan().Match(step) is { Success: true } scan
                    && !partial.Contains(scan.Groups["index"].Value)
                    && (tables.Contains(scan.Groups["table"].Value) || scan.Groups["table"].Value.Length == 1)
                )
                {
                    scans.Add($"{step}: {sql}");
                }
            }
        }

        return scans;
    }

    private static List<string> Rows(SqliteConnection connection, string sql, int column = 0)
    {
        var rows = new List<string>();
        if (raw.sqlite3_prepare_v2(connection.Handle, sql, out var statement) != raw.SQLITE_OK)
        {
            throw new InvalidOperationException($"{raw.sqlite3_errmsg(connection.Handle).utf8_to_string()}: {sql}");
        }

        using (statement)
        {
            while (raw.sqlite3_step(statement) == raw.SQLITE_ROW)
            {
                rows.Add(raw.sqlite3_column_text(statement, column).utf8_to_string());
            }
        }

        return rows;
    }

    [GeneratedRegex(
        @"^SCAN (?<table>\w+)( USING (COVERING )?INDEX (?<index>\w+))?$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Scan();

    [GeneratedRegex(@"^\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex StatementStart();
}
