using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Tests.EndToEnd;

/// <summary>However fields come, each report counts once and no alert is lost or doubled.</summary>
public sealed class LeadFieldsOnceTests
{
    public static TheoryData<string> Databases => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task The_same_fields_twice_count_once_and_what_nobody_waits_for_is_known_for_the_next_event(string database)
    {
        await using var app = await TestApp.Start(database);
        var early = await app.Decide(new SampleFields("early") { Contact = "Ada Example", Email = "ada@acme.test" });
        Assert.Equal("learned", early.GetProperty("outcome").GetString());
        // A report's id may be an event's too.
        await app.Decide(new SampleEvent("early") { Email = null });
        await app.Message("C0EMEA", "Acme");
        Assert.Equal("ada@acme.test", await app.AlertedAddress());

        await app.Decide(
            new SampleEvent("evt-2")
            {
                Account = "beta",
                Name = "Beta",
                Email = null,
            }
        );
        // A notice of what went on before it could be sent is never sent.
        await app.Message("C0REVIEW", "Beta");
        var fields = new SampleFields("fld-1") { Account = "beta", Email = "ada@beta.test" };
        await app.Decide(fields);
        using var again = await app.SendFields(new JsonArray(fields.Json(app.Slack.Clock.GetUtcNow())));
        var body = await again.Content.ReadAsStringAsync();
        Assert.Equal("""{"accepted":0,"duplicates":1,"rejected":[]}""", body);
        var other = await app.Decide(fields with { Id = "fld-2" });
        Assert.Equal("learned", other.GetProperty("outcome").GetString());
        await app.Message("C0EMEA", "Beta");
        await app.Shown();
        Assert.Equal(2, app.Slack.Workspace.Channel("C0EMEA").Messages.Count);
        // The last decision that says why there is an alert comes first.
        await app.Ask("why beta", "*Since then:*");
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task Fields_and_events_that_meet_on_two_instances_make_one_alert_for_each_account(string database)
    {
        const int leads = 16;
        await using var app = await TestApp.Start(database);
        await using var second = database == TestDatabase.Postgres ? await app.StartInstance() : null;
        for (var n = 0; n < leads; n++)
        {
            await app.Decide(Lead($"evt-{n}", n) with { Email = null });
        }

        var now = app.Slack.Clock.GetUtcNow();
        var sent = await Task.WhenAll(
            Enumerable
                .Range(0, leads)
                .SelectMany(n =>
                    new[]
                    {
                        app.SendFields(Fields($"one-{n}", n).Json(now)),
                        app.SendFields(Fields($"two-{n}", n).Json(now), second),
                        app.Send(Lead($"new-{n}", n).Json(now)),
                    }
                )
        );

        Assert.All(sent, answer => Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode));
        await Wait.Until(app.IsIdle);
        await app.Shown();
        var cards = app.Slack.Workspace.Channel("C0EMEA").Messages;
        Assert.Equal(leads, cards.Count);
        Assert.Equal(leads, await app.Database.Database.Read((db, cancel) => db.Alerts.CountAsync(cancel), default));
        Assert.Equal(leads * 4, await app.Database.Database.Read((db, cancel) => db.Decisions.CountAsync(cancel), default));
        await app.Message("C0REVIEW", "Held for want of an e-mail address: 0");
        Assert.Single(app.Slack.Workspace.Channel("C0REVIEW").Messages);
        Array.ForEach(sent, answer => answer.Dispose());
        await (second?.StopAsync() ?? Task.CompletedTask);

        static SampleEvent Lead(string id, int n) =>
            new(id)
            {
                Account = $"lead{n}",
                Name = $"Lead {n}",
                Email = $"ada@lead{n}.test",
            };
        static SampleFields Fields(string id, int n) => new(id) { Account = $"lead{n}", Email = $"ada@lead{n}.test" };
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task What_was_accepted_is_worked_after_a_restart(string database)
    {
        await using var app = await TestApp.Start(database);
        await app.Decide(new SampleEvent("evt-1") { Email = null });
        using var accepted = await app.SendFields(new SampleFields("fld-1") { Email = "ada@acme.test" }.Json(app.Slack.Clock.GetUtcNow()));
        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);

        await app.Restart();

        await app.Message("C0EMEA", "Acme");
        await Wait.Until(app.IsIdle);
        Assert.Single(app.Slack.Workspace.Channel("C0EMEA").Messages);
    }

    [Fact]
    public async Task A_report_is_refused_by_the_rules_of_events_and_an_event_by_the_name_of_reports()
    {
        await using var app = await TestApp.Start();
        var now = app.Slack.Clock.GetUtcNow();
        using var alone = await app.SendFields(JsonNode.Parse("""{ "id": "fld-1", "account": { "employees": "many" } }""")!);
        Assert.Equal(HttpStatusCode.BadRequest, alone.StatusCode);
        var problem = JsonNode.Parse(await alone.Content.ReadAsStringAsync())!;
        Assert.Equal("Not lead fields", (string?)problem["title"]);
        Assert.Equal(
            ["/occurred_at", "/account/employees", "/account/id"],
            problem["errors"]!.AsArray().Select(error => (string)error!["pointer"]!)
        );

        using var mixed = await app.SendFields(
            new JsonObject { ["events"] = new JsonArray(7, new SampleFields("fld-2") { Employees = 130 }.Json(now)) }
        );
        var answer = JsonNode.Parse(await mixed.Content.ReadAsStringAsync())!;
        Assert.Equal((HttpStatusCode.Accepted, 1), (mixed.StatusCode, (int)answer["accepted"]!));
        Assert.Equal(0, (int)Assert.Single(answer["rejected"]!.AsArray())!["index"]!);

        using var reserved = await app.Send(new SampleEvent("lead-fields/x").Json(now));
        Assert.Equal(HttpStatusCode.BadRequest, reserved.StatusCode);
        using var stranger = new HttpClient();
        using var refused = await stranger.PostAsync(new Uri(app.BotUrl, "/v1/lead-fields"), JsonContent.Create(new { }));
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }
}
