using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using HandoffBot.Tests.EndToEnd.Accounts;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Tests.EndToEnd.Outcomes;

/// <summary>What became of a lead is kept, matched to its account and told whoever asks.</summary>
public sealed class OutcomeTests
{
    public static TheoryData<string> Databases => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task An_outcome_is_told_by_why_and_beside_the_decision_over_a_restart(string database)
    {
        await using var app = await TestApp.Start(database);
        await app.Decide(new SampleEvent("evt-1"));

        var recorded = await app.Record(
            new SampleOutcome("out-1", "meeting")
            {
                Amount = 24000,
                Currency = "eur",
                Reason = "Asked <!channel> for routing",
                Ago = TimeSpan.FromMinutes(5),
            }
        );

        Assert.Equal("recorded", recorded.GetProperty("outcome").GetString());
        Assert.Equal("acme", recorded.GetProperty("account").GetString());
        await app.Restart();
        var outcome = Assert.Single((await app.Decision("evt-1")).GetProperty("outcomes").EnumerateArray());
        Assert.Equal("out-1", outcome.GetProperty("id").GetString());
        Assert.Equal("meeting", outcome.GetProperty("outcome").GetString());
        Assert.Equal(24000, outcome.GetProperty("amount").GetDecimal());
        Assert.Equal("EUR", outcome.GetProperty("currency").GetString());
        Assert.Equal(JsonValueKind.Null, outcome.GetProperty("superseded_by").ValueKind);
        var late = outcome.GetProperty("known_at").GetDateTimeOffset() - outcome.GetProperty("occurred_at").GetDateTimeOffset();
        Assert.InRange(late, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(6));
        foreach (var asked in new[] { "why acme", "why evt-1" })
        {
            var why = await Ask(app, asked, "What became of it");
            Assert.Contains("*Meeting*", why, StringComparison.Ordinal);
            Assert.Contains("24000 EUR", why, StringComparison.Ordinal);
            Assert.Contains("Asked &lt;!channel&gt; for routing", why, StringComparison.Ordinal);
        }

        Assert.Contains("Kept for acme", await Ask(app, "why outcomes/out-1", "Recorded"), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task A_later_one_of_the_same_step_corrects_and_both_stay(string database)
    {
        await using var app = await TestApp.Start(database);
        await app.Decide(new SampleEvent("evt-1"));
        await app.Record(new SampleOutcome("out-1", "opportunity") { Amount = 10 });
        await app.Record(new SampleOutcome("out-2", "won") { Amount = 10 });
        await app.Record(new SampleOutcome("out-3", "lost") { Ago = TimeSpan.FromHours(2) });
        await app.Record(new SampleOutcome("out-4", "opportunity") { Amount = 20 });

        var outcomes = (await app.Decision("evt-1")).GetProperty("outcomes").EnumerateArray().ToList();

        Assert.Equal(
            ["out-1 by out-4", "out-2 by out-3", "out-3 by ", "out-4 by "],
            outcomes.Select(one => $"{one.GetProperty("id").GetString()} by {one.GetProperty("superseded_by").GetString()}")
        );
        Assert.Contains("corrected by `out-3`", await Ask(app, "why acme", "corrected by `out-4`"), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task The_same_id_again_is_a_duplicate_and_one_bad_outcome_costs_no_good_one(string database)
    {
        await using var app = await TestApp.Start(database);
        var now = app.Slack.Clock.GetUtcNow();
        var good = new SampleOutcome("out-1", "won").Json(now);
        await app.Record(new SampleOutcome("out-1", "won"));
        using var again = await app.SendOutcomes(
            new JsonObject
            {
                ["events"] = new JsonArray(
                    good.DeepClone(),
                    new SampleOutcome("out-2", "bought") { Account = null }.Json(now),
                    new SampleOutcome("out-3", "lost") { Currency = "euros", Amount = -1 }.Json(now),
                    new SampleOutcome("out-4", "disqualified").Json(now)
                ),
            }
        );

        Assert.Equal(HttpStatusCode.Accepted, again.StatusCode);
        var answer = JsonNode.Parse(await again.Content.ReadAsStringAsync())!;
        Assert.Equal((1, 1), ((int)answer["accepted"]!, (int)answer["duplicates"]!));
        Assert.Equal(
            ["/account/id", "/outcome", "/amount", "/currency"],
            answer["rejected"]!.AsArray().Select(one => (string?)one!["pointer"])
        );
        await app.Decision("outcomes/out-4");
        Assert.Equal(2, await Stored(app));
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task A_domain_finds_its_account_where_it_is_of_one_and_not_of_two(string database)
    {
        await using var app = await TestApp.Start(database);
        await app.Decide(new SampleEvent("evt-1") { Domain = "acme.test" });

        var found = await app.Record(new SampleOutcome("out-1", "meeting") { Account = null, Domain = "ACME.test" });
        await app.Decide(new SampleEvent("evt-2") { Account = "acme-2", Domain = "acme.test" });
        var shared = await app.Record(new SampleOutcome("out-2", "won") { Account = null, Domain = "acme.test" });

        Assert.Equal("acme", found.GetProperty("account").GetString());
        Assert.Contains("the one known account", found.GetProperty("trace")[0].GetProperty("says").GetString(), StringComparison.Ordinal);
        Assert.Equal("acme.test", shared.GetProperty("account").GetString());
        Assert.Contains("*Won*", await Ask(app, "why outcomes/out-2", "What became of it"), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task Match_keys_find_its_account_and_so_does_a_remembered_answer(string database)
    {
        await using var app = await MatchingApp.Start(database);
        await app.Ask();
        await app.Record(new SampleOutcome("before", "meeting") { Account = "acme-eu" });
        await app.PressLate("account_known");
        await Wait.Until(app.IsIdle);

        var after = await app.Record(new SampleOutcome("after", "won") { Account = "acme-eu" });
        var byDomain = await app.Record(new SampleOutcome("domain", "lost") { Account = null, Domain = "acme.test" });

        Assert.Equal("acme", after.GetProperty("account").GetString());
        Assert.Contains("answered so", after.GetProperty("trace")[0].GetProperty("says").GetString(), StringComparison.Ordinal);
        Assert.Equal("acme", byDomain.GetProperty("account").GetString());
        var before = await app.Decision("outcomes/before");
        Assert.Equal("acme-eu", before.GetProperty("account").GetString());
        Assert.Contains("send it again", before.GetProperty("trace")[0].GetProperty("says").GetString(), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task A_contact_that_another_system_reports_is_told_and_moves_no_card(string database)
    {
        await using var app = await TestApp.Start(database);
        await app.Decide(new SampleEvent("evt-1"));
        await app.Message("C0EMEA", "Acme");
        await app.Shown();
        var before = await Alert(app);

        await app.Record(new SampleOutcome("out-1", "contacted"));
        await Wait.Until(app.IsIdle);

        Assert.Equal(before, await Alert(app));
        await Ask(app, "why acme", "*Contacted*");
    }

    private static Task<(string, int)> Alert(TestApp app) =>
        app.Database.Database.Read(
            async (db, cancel) =>
            {
                var row = await db.Alerts.SingleAsync(cancel);
                return (row.State.ToString(), row.Revision);
            },
            default
        );

    private static Task<int> Stored(TestApp app) =>
        app.Database.Database.Read((db, cancel) => db.Outcomes.CountAsync(cancel), default);

    private static async Task<string> Ask(TestApp app, string command, string says)
    {
        await app.Slack.User("U0REP1").Command("C0ALERTS", $"/handoff {command}");
        return (await app.Note("C0ALERTS", "U0REP1", says)).Text;
    }
}
