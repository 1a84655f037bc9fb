using System.Net;
using System.Text.Json.Nodes;
using HandoffBot.Operations;
using HandoffBot.Store.Rows;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HandoffBot.Tests.Operations;

public sealed class RetentionTests
{
    private const string Disqualifier = "- { field: contact.title, matches: student, reason: Student }";
    private static readonly string[] Personal = ["ada@acme.test", "Ada Example", "blocked@acme.test", "10–25k"];

    public static TheoryData<string> Databases => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task Personal_data_older_than_agreed_is_gone_while_ids_outcomes_and_rules_stay(string database)
    {
        await using var world = await TestWorkspace.Start(
            database,
            agreement: SampleAgreement.Text.Replace(
                Disqualifier,
                $"{Disqualifier}\n  - {{ field: contact.email, starts_with: blocked, reason: Blocked }}",
                StringComparison.Ordinal
            )
        );
        var body = new SampleEvent("old").Json(world.Slack.Clock.GetUtcNow());
        using var first = await world.Send(body);
        var rep = world.Slack.User("U0REP1");
        await rep.Click(await world.Message("C0EMEA", "Acme"), "alert_bad_score");
        await world.Note("C0EMEA", "U0REP1", "Recorded: bad score");
        await world.Decide(new SampleEvent("blocked") { Account = "initech", Email = "blocked@acme.test" });
        await world.Decide(
            new SampleEvent("taken")
            {
                Account = "hooli",
                Name = "Hooli",
                ContactId = "c1",
            }
        );
        await world.Message("C0EMEA", "Hooli");
        await world.Decide(
            new SampleEvent("taken back")
            {
                Account = "hooli",
                Name = "Hooli",
                ContactId = "c1",
                Email = "blocked@acme.test",
            }
        );
        await world.Message("C0EMEA", "withdrawn");
        Assert.NotEmpty(await Holding(world, "ada@acme.test"));
        Assert.Superset(new HashSet<string> { "alerts", "alert_facts" }, await Holding(world, "blocked@acme.test"));

        await world.Decide(
            new SampleEvent("waits")
            {
                Account = "vandelay",
                Name = "Vandelay",
                Email = null,
            }
        );
        await world.Message("C0REVIEW", "Vandelay");
        Assert.Equal(["accounts", "decisions", "holds", "inbox"], (await Holding(world, "vandelay")).Order(StringComparer.Ordinal));

        world.Slack.Clock.Advance(TimeSpan.FromDays(200));
        await world.Message("C0EMEA", "expired");
        await Look(world);

        Assert.DoesNotContain("holds", await Holding(world, "vandelay"));
        foreach (var text in Personal)
        {
            Assert.Empty(await Holding(world, text));
        }

        using var again = await world.Send(body);
        Assert.Equal(HttpStatusCode.Accepted, again.StatusCode);
        Assert.Equal(1, (int)JsonNode.Parse(await again.Content.ReadAsStringAsync())!["duplicates"]!);
        var old = await world.Decision("old");
        Assert.Equal("alerted", old.GetProperty("outcome").GetString());
        Assert.Equal("path:engaged fit", old.GetProperty("rule").GetString());
        Assert.Equal("disqualify:Blocked", (await world.Decision("blocked")).GetProperty("reason").GetString());
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task A_young_event_keeps_its_data_and_a_second_run_finds_nothing(string database)
    {
        await using var world = await TestWorkspace.Start(database);
        await world.Decide(new SampleEvent("old"));
        await world.Message("C0EMEA", "Acme");
        world.Slack.Clock.Advance(TimeSpan.FromDays(200));
        await world.Message("C0EMEA", "expired");
        await world.Decide(
            new SampleEvent("young")
            {
                Account = "globex",
                Name = "Globex",
                Email = "young@globex.test",
            }
        );
        await world.Message("C0EMEA", "Globex");
        await Look(world);
        var kept = await Holding(world, "young@globex.test");

        var second = await Look(world);

        Assert.Equal(0, second.Total);
        Assert.Superset(new HashSet<string> { "inbox", "decisions", "accounts", "alerts" }, kept);
        Assert.Equal(kept, await Holding(world, "young@globex.test"));
        Assert.Empty(await Holding(world, "ada@acme.test"));
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task A_contact_unseen_for_longer_than_agreed_is_forgotten_though_the_account_is_heard_of(string database)
    {
        await using var world = await TestWorkspace.Start(database);
        await world.Decide(new SampleEvent("first"));
        await world.Decide(new SampleEvent("second") { Contact = "Bob Example", Email = "bob@acme.test" });
        await world.Message("C0EMEA", "Bob Example");
        Assert.Superset(new HashSet<string> { "accounts", "alerts", "alert_facts" }, await Holding(world, "Bob Example"));
        world.Slack.Clock.Advance(TimeSpan.FromDays(100));
        await world.Message("C0EMEA", "expired");
        await world.Decide(new SampleEvent("young") { Contact = "Cy Example", Email = "cy@acme.test" });
        await world.Message("C0EMEA", "Cy Example");
        Assert.Contains("accounts", await Holding(world, "ada@acme.test"));

        world.Slack.Clock.Advance(TimeSpan.FromDays(100));
        await Look(world);

        foreach (var name in new[] { "Ada Example", "ada@acme.test", "Bob Example", "bob@acme.test" })
        {
            Assert.Empty(await Holding(world, name));
        }

        Assert.Superset(new HashSet<string> { "accounts", "alerts" }, await Holding(world, "cy@acme.test"));
        Assert.Equal(0, (await Look(world)).Contacts);
    }

    private static Task<RetentionResult> Look(TestWorkspace world) => world.Bot.Services.GetRequiredService<RetentionLoop>().Look(default);

    /// <summary>The tables with this text in any column.</summary>
    private static Task<HashSet<string>> Holding(TestWorkspace world, string text) =>
        world.Database.Database.Read(
            async (db, cancel) =>
            {
                await db.Database.OpenConnectionAsync(cancel);
                var holding = new HashSet<string>(StringComparer.Ordinal);
                // As JSON may write it, too.
                var written = System.Text.Json.JsonSerializer.Serialize(text).Trim('"');
                foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()!))
                {
                    using var all = db.Database.GetDbConnection().CreateCommand();
                    all.CommandText = $"SELECT * FROM {table}";
                    using var rows = await all.ExecuteReaderAsync(cancel);
                    while (await rows.ReadAsync(cancel))
                    {
                        for (var column = 0; column < rows.FieldCount; column++)
                        {
                            if (
                                rows.GetValue(column) is string value
                                && (
                                    value.Contains(text, StringComparison.OrdinalIgnoreCase)
                                    || value.Contains(written, StringComparison.OrdinalIgnoreCase)
                                )
                            )
                            {
                                holding.Add(table);
                            }
                        }
                    }
                }

                return holding;
            },
            default
        );
}
