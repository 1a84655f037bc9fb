using System.Net;
using System.Text.Json.Nodes;
using HandoffBot.Operations;
using HandoffBot.Store.Retention;
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
        await using var app = await TestApp.Start(
            database,
            agreement: SampleAgreement.Text.Replace(
                Disqualifier,
                $"{Disqualifier}\n  - {{ field: contact.email, starts_with: blocked, reason: Blocked }}",
                StringComparison.Ordinal
            )
        );
        var body = new SampleEvent("old").Json(app.Slack.Clock.GetUtcNow());
        using var first = await app.Send(body);
        var rep = app.Slack.User("U0REP1");
        await rep.Click(await app.Message("C0EMEA", "Acme"), "alert_bad_score");
        await app.Note("C0EMEA", "U0REP1", "Recorded: bad score");
        await app.Decide(new SampleEvent("blocked") { Account = "initech", Email = "blocked@acme.test" });
        await app.Decide(
            new SampleEvent("taken")
            {
                Account = "hooli",
                Name = "Hooli",
                ContactId = "c1",
            }
        );
        await app.Message("C0EMEA", "Hooli");
        await app.Decide(
            new SampleEvent("taken back")
            {
                Account = "hooli",
                Name = "Hooli",
                ContactId = "c1",
                Email = "blocked@acme.test",
            }
        );
        await app.Message("C0EMEA", "withdrawn");
        Assert.NotEmpty(await Holding(app, "ada@acme.test"));
        Assert.Superset(new HashSet<string> { "alerts", "alert_facts" }, await Holding(app, "blocked@acme.test"));

        await app.Decide(
            new SampleEvent("waits")
            {
                Account = "vandelay",
                Name = "Vandelay",
                Email = null,
            }
        );
        await app.Message("C0REVIEW", "Vandelay");
        Assert.Equal(
            ["account_agreements", "accounts", "decisions", "holds", "inbox"],
            (await Holding(app, "vandelay")).Order(StringComparer.Ordinal)
        );

        app.Slack.Clock.Advance(TimeSpan.FromDays(200));
        await app.Message("C0EMEA", "expired");
        await Look(app);

        Assert.DoesNotContain("holds", await Holding(app, "vandelay"));
        foreach (var text in Personal)
        {
            Assert.Empty(await Holding(app, text));
        }

        using var again = await app.Send(body);
        Assert.Equal(HttpStatusCode.Accepted, again.StatusCode);
        Assert.Equal(1, (int)JsonNode.Parse(await again.Content.ReadAsStringAsync())!["duplicates"]!);
        var old = await app.Decision("old");
        Assert.Equal("alerted", old.GetProperty("outcome").GetString());
        Assert.Equal("path:engaged fit", old.GetProperty("rule").GetString());
        Assert.Equal("disqualify:Blocked", (await app.Decision("blocked")).GetProperty("reason").GetString());
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task A_young_event_keeps_its_data_and_a_second_run_finds_nothing(string database)
    {
        await using var app = await TestApp.Start(database);
        await app.Decide(new SampleEvent("old"));
        await app.Message("C0EMEA", "Acme");
        await app.Shown();
        app.Slack.Clock.Advance(TimeSpan.FromDays(200));
        await app.Message("C0EMEA", "expired");
        await app.Decide(
            new SampleEvent("young")
            {
                Account = "globex",
                Name = "Globex",
                Email = "young@globex.test",
            }
        );
        await app.Message("C0EMEA", "Globex");
        await Look(app);
        var kept = await Holding(app, "young@globex.test");

        var second = await Look(app);

        Assert.Equal(0, second.Total);
        Assert.Superset(new HashSet<string> { "inbox", "decisions", "accounts", "alerts" }, kept);
        Assert.Equal(kept, await Holding(app, "young@globex.test"));
        Assert.Empty(await Holding(app, "ada@acme.test"));
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task A_contact_unseen_for_longer_than_agreed_is_forgotten_though_the_account_is_heard_of(string database)
    {
        await using var app = await TestApp.Start(database);
        await app.Decide(new SampleEvent("first"));
        await app.Decide(new SampleEvent("second") { Contact = "Bob Example", Email = "bob@acme.test" });
        await app.Message("C0EMEA", "Bob Example");
        Assert.Superset(new HashSet<string> { "accounts", "alerts", "alert_facts" }, await Holding(app, "Bob Example"));
        app.Slack.Clock.Advance(TimeSpan.FromDays(100));
        await app.Message("C0EMEA", "expired");
        await app.Decide(new SampleEvent("young") { Contact = "Cy Example", Email = "cy@acme.test" });
        await app.Message("C0EMEA", "Cy Example");
        Assert.Contains("accounts", await Holding(app, "ada@acme.test"));

        app.Slack.Clock.Advance(TimeSpan.FromDays(100));
        await Look(app);

        foreach (var name in new[] { "Ada Example", "ada@acme.test", "Bob Example", "bob@acme.test" })
        {
            Assert.Empty(await Holding(app, name));
        }

        Assert.Superset(new HashSet<string> { "accounts", "alerts" }, await Holding(app, "cy@acme.test"));
        Assert.Equal(0, (await Look(app)).Contacts);
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task Each_agreement_keeps_its_alerts_as_long_as_it_says_and_accounts_as_long_as_any_does(string database)
    {
        await using var folder = await MotionFolder.Start(
            database,
            ("trials.yaml", SampleAgreement.Text),
            ("expansion.yaml", MotionFolder.ExpansionText.Replace("personal_data: 180d", "personal_data: 30d", StringComparison.Ordinal))
        );
        var app = folder.App;
        await app.Decide(new SampleEvent("grown") { ScoreName = "expansion", Phone = "+49 30 111" });
        await app.Message("C0EXP", "Acme");
        await app.Decide(
            new SampleEvent("trial")
            {
                Account = "globex",
                Name = "Globex",
                Phone = "+49 30 222",
            }
        );
        await app.Message("C0EMEA", "Globex");
        await app.Shown();
        app.Slack.Clock.Advance(TimeSpan.FromDays(60));
        await app.Message("C0EXP", "expired");
        await app.Message("C0EMEA", "expired");

        await Look(app);

        Assert.Equal(["accounts"], await Holding(app, "+49 30 111"));
        Assert.Superset(new HashSet<string> { "accounts", "alerts", "inbox" }, await Holding(app, "+49 30 222"));
        app.Slack.Clock.Advance(TimeSpan.FromDays(130));
        await Look(app);
        Assert.Empty(await Holding(app, "+49 30 111"));
        Assert.Empty(await Holding(app, "+49 30 222"));
    }

    private static Task<RetentionResult> Look(TestApp app) => app.Bot.Services.GetRequiredService<RetentionLoop>().RunDue(default);

    /// <summary>The tables with this text in any column.</summary>
    private static Task<HashSet<string>> Holding(TestApp app, string text) =>
        app.Database.Database.Read(
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
