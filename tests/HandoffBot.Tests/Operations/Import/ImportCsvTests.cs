using System.Text.Json.Nodes;
using HandoffBot.Core.Leads;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Files;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Tests.Operations.Import;

/// <summary>CSV files are understood by their columns or by a map, and their faults are told by line.</summary>
public sealed class ImportCsvTests
{
    [Fact]
    public async Task The_example_is_shown_as_documented_and_stores_nothing()
    {
        await using var test = await TestDatabase.New();
        var (deals, map) = (Repository.File("docs/examples/import/deals.csv"), Repository.File("docs/examples/import/map.yaml"));

        var (code, said) = await test.ImportFile(deals, map, isDry: true);

        Assert.Equal(0, code);
        Assert.Contains(said.TrimEnd(), await File.ReadAllTextAsync(Repository.File("docs/import.md")), StringComparison.Ordinal);
        Assert.Equal((0, 0, 0), await test.Stored());

        (code, _) = await test.ImportFile(deals, map, isDry: false);

        Assert.Equal(0, code);
        var won = await test.Database.Read((db, cancel) => db.Outcomes.SingleAsync(row => row.Id == "D-2", cancel), default);
        Assert.Equal((LeadOutcome.Won, 24000.5m, "EUR"), (won.Outcome, won.Amount, won.Currency));
        Assert.Equal(Instant.FromUtc(2026, 11, 17, 15, 30), won.OccurredAt);
        Assert.Equal("""Liked the "why" of each alert; signed at once""", won.Reason);
    }

    [Fact]
    public async Task Quotes_line_breaks_and_blank_lines_are_read_and_lines_counted_as_an_editor_does()
    {
        await using var test = await TestDatabase.New();

        var (code, said) = await test.Import(
            "\uFEFFid,account_id,outcome,at,reason\r\n"
                + "o-1,acme,lost,2025-12-01T06:00:00Z,\"two\r\nlines, and a \"\"quote\"\"\"\r\n"
                + "\r\n"
                + "o-2,acme,perhaps,2025-12-01T06:00:00Z,\r\n"
                + "o-3,acme,won\r\n"
                + "o-4,acme,won,2025-12-02,\r\n"
                + "o-5,acme,won,2025-12-02T06:00:00+01:00,"
        );

        Assert.Equal(3, code);
        Assert.Contains("FILE:5: outcome: expected one of", said, StringComparison.Ordinal);
        Assert.Contains("FILE:6: expected 5 columns, as the first line has them; found 3", said, StringComparison.Ordinal);
        Assert.Contains("FILE:7: occurred_at: expected a time with its offset", said, StringComparison.Ordinal);
        var stored = await test.Database.Read((db, cancel) => db.Outcomes.OrderBy(row => row.Id).ToListAsync(cancel), default);
        Assert.Equal(["o-1", "o-5"], stored.Select(row => row.Id));
        Assert.Equal("two\r\nlines, and a \"quote\"", stored[0].Reason);
    }

    [Fact]
    public async Task A_quote_that_is_never_closed_is_refused_where_it_stands()
    {
        await using var test = await TestDatabase.New();

        const string open =
            "id,account_id,outcome,at,reason\no-1,acme,won,2025-12-01T06:00:00Z,\no-2,acme,lost,2025-12-01T06:00:00Z,\"open\n";

        var (code, said) = await test.Import(open + "and on\n");

        Assert.Equal(3, code);
        Assert.Contains("FILE:3: expected the quote that is opened there to be closed", said, StringComparison.Ordinal);
        Assert.Equal((0, 1, 0), await test.Stored());

        (code, said) = await test.Import(open + new string('x', 2_000_000));

        Assert.Equal(1, code);
        Assert.Contains("Look for a quote that is opened", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Columns_are_signals_numbers_and_times_of_a_zone()
    {
        await using var test = await TestDatabase.New();

        var (code, said) = await test.Import(
            """
            Lead,Points,Company,Mail,When,Visits,Demo
            l-1,"1,092.5",Acme,ada@acme.test,2025-11-20 14:03,3,no
            l-2,tbd,Acme,ada@acme.test,2025-11-20 14:03,0,yes
            """,
            """
            kind: events
            times: { timezone: America/New_York }
            columns:
              { id: Lead, score.value: Points, account.name: Company, contact.email: Mail, occurred_at: When, account.domain: Company }
            constants: { score.name: trial-pql, next_action.kind: call }
            signals:
              - { column: Visits, key: visits, label: "{value} visits", kind: product, strength: meaningful }
              - { column: Demo, key: demo, kind: intent, strength: high }
            """
        );

        Assert.Equal(3, code);
        Assert.Contains("FILE:3: score.value: expected a number; found \"tbd\"", said, StringComparison.Ordinal);
        var body = JsonNode.Parse(
            await test.Database.Read((db, cancel) => db.Inbox.Select(row => row.Body).SingleAsync(cancel), default)
        )!;
        Assert.Equal(1092.5m, (decimal)body["score"]!["value"]!);
        Assert.Equal("2025-11-20T19:03:00Z", (string?)body["occurred_at"]);
        var signal = Assert.Single(body["signals"]!.AsArray())!;
        Assert.Equal(("visits", "3 visits", "meaningful"), ((string?)signal["key"], (string?)signal["label"], (string?)signal["strength"]));
    }

    [Fact]
    public async Task Json_lines_are_mapped_by_the_paths_of_their_values()
    {
        await using var test = await TestDatabase.New();

        var (code, said) = await test.Import(
            """{"deal":{"key":7,"stage":"5 - Won","closed":"2025-11-20"},"org":"acme","worth":1200}""",
            """
            kind: outcomes
            times: { timezone: UTC }
            columns: { id: deal.key, outcome: deal.stage, occurred_at: deal.closed, account.id: org, amount: worth }
            values: { outcome: { "5 - won": won } }
            """
        );

        Assert.True(code == 0, said);
        var row = await test.Database.Read((db, cancel) => db.Outcomes.SingleAsync(cancel), default);
        Assert.Equal(("7", "acme", LeadOutcome.Won, 1200m), (row.Id, row.AccountKey, row.Outcome, row.Amount));
    }

    [Fact]
    public async Task Every_fault_of_a_map_is_told_at_its_line_with_a_remedy()
    {
        await using var test = await TestDatabase.New();

        var (code, said) = await test.Import(
            "a,b\n1,2\n",
            """
            kind: results
            delimiter: "-"
            times: { timezone: Berlin, format: 12 }
            columns: { acount.id: a }
            signals: [ { column: b, key: b, kind: magic } ]
            valeus: {}
            """
        );

        Assert.Equal(1, code);
        string[] expected =
        [
            "MAP:1: kind: \"results\" is not one of them. Write one of events, outcomes, feedback.",
            "MAP:2: delimiter: \"-\" is not a delimiter. Write one of \",\", \";\", tab, \"|\".",
            "MAP:3: times.timezone: \"Berlin\" is not a time zone.",
            "MAP:4: columns.acount.id: There is no field \"acount.id\".",
            "MAP:5: signals[0].kind: \"magic\" is not one of them. Write one of product, fit, intent, lifecycle.",
            "MAP:6: valeus: There is no key \"valeus\" here.",
        ];
        Assert.All(expected, words => Assert.Contains(words, said, StringComparison.Ordinal));
        Assert.Contains("account.id", said.Split('\n').Single(line => line.Contains("acount.id", StringComparison.Ordinal)));

        (code, said) = await test.Import("a,b\n1,2\n", "kind: outcomes\ncolumns: { outcome: Stage }");
        Assert.Equal(1, code);
        Assert.Contains("The map names columns that the file does not have: Stage. It has a, b.", said, StringComparison.Ordinal);
    }
}
