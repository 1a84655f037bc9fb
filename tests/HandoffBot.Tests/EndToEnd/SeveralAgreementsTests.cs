using System.Text.Json;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Tests.EndToEnd;

/// <summary>Two motions beside each other: an event goes to one of them, and nothing of one touches the other.</summary>
public sealed class SeveralAgreementsTests
{
    public static TheoryData<string> Databases => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task Each_event_goes_to_the_agreement_of_its_score_also_after_a_restart(string database)
    {
        await using var folder = await MotionFolder.Start(database);
        var app = folder.App;

        var trial = await app.Decide(new SampleEvent("trial"));
        var grown = await app.Decide(new SampleEvent("grown") { ScoreName = "expansion", Score = 90 });

        Assert.Equal((MotionFolder.Trials, "alerted"), Decided(trial));
        Assert.Equal((MotionFolder.Expansion, "alerted"), Decided(grown));
        Assert.Contains("trial-pql · smb-trials", (await app.Message("C0EMEA", "Acme")).AllText, StringComparison.Ordinal);
        Assert.Contains("expansion · customers", (await app.Message("C0EXP", "Acme")).AllText, StringComparison.Ordinal);

        await app.Restart();
        Assert.Equal((MotionFolder.Expansion, "updated"), Decided(await app.Decide(new SampleEvent("more") { ScoreName = "expansion" })));
        Assert.Equal((MotionFolder.Trials, "updated"), Decided(await app.Decide(new SampleEvent("again"))));
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task The_same_account_has_an_alert_in_each_and_an_event_of_one_does_not_overtake_the_other(string database)
    {
        await using var folder = await MotionFolder.Start(database);
        var app = folder.App;
        await app.Decide(new SampleEvent("grown") { ScoreName = "expansion", Title = "Head of Ops" });
        var card = await app.Message("C0EXP", "Acme");

        // Older than what the other agreement acted on: it alerts all the same, and what it tells of the lead is overtaken.
        var late = await app.Decide(
            new SampleEvent("late")
            {
                Name = "Old name",
                Title = "Trainee",
                Ago = TimeSpan.FromMinutes(5),
            }
        );

        Assert.Equal((MotionFolder.Trials, "alerted"), Decided(late));
        var other = await app.Message("C0EMEA", "Acme");
        Assert.DoesNotContain("Old name", other.AllText, StringComparison.Ordinal);
        Assert.Equal(
            "superseded",
            (await app.Decide(new SampleEvent("later") { Ago = TimeSpan.FromMinutes(6) })).GetProperty("outcome").GetString()
        );

        await app.Slack.User("U0REP1").Click(other, "alert_claim");
        await app.Message("C0EMEA", "claimed");
        Assert.DoesNotContain("claimed", card.AllText, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("updated", (await app.Decide(new SampleEvent("more") { ScoreName = "expansion" })).GetProperty("outcome").GetString());
        Assert.Equal(
            [(MotionFolder.Expansion, AlertState.Open), (MotionFolder.Trials, AlertState.Claimed)],
            await app.Database.Database.Read(
                async (db, cancel) =>
                    (await db.Alerts.OrderBy(a => a.Agreement).ToListAsync(cancel)).ConvertAll(a => (a.Agreement, a.State)),
                default
            )
        );
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task A_fallen_score_withdraws_the_alert_of_its_own_agreement_alone(string database)
    {
        await using var folder = await MotionFolder.Start(database);
        var app = folder.App;
        await app.Decide(new SampleEvent("trial"));
        await app.Decide(new SampleEvent("grown") { ScoreName = "expansion" });

        var fallen = await app.Decide(new SampleEvent("fallen") { ScoreName = "expansion", Score = 12 });

        Assert.Equal((MotionFolder.Expansion, "withdrawn"), Decided(fallen));
        Assert.Equal(
            [(MotionFolder.Expansion, AlertState.Withdrawn), (MotionFolder.Trials, AlertState.Open)],
            await app.Database.Database.Read(
                async (db, cancel) =>
                    (await db.Alerts.OrderBy(a => a.Agreement).ToListAsync(cancel)).ConvertAll(a => (a.Agreement, a.State)),
                default
            )
        );
        var again = await app.Decide(new SampleEvent("again") { ScoreName = "expansion", Score = 97 });
        Assert.Equal("alerted", again.GetProperty("outcome").GetString());
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task Rotations_of_routes_with_one_name_are_counted_apart(string database)
    {
        await using var folder = await MotionFolder.Start(database);
        var app = folder.App;
        var owners = new List<string?>();
        foreach (var (n, score) in new[] { "trial-pql", "expansion", "trial-pql", "expansion", "trial-pql" }.Index())
        {
            var decision = await app.Decide(new SampleEvent($"evt-{n}") { Account = $"account-{n}", ScoreName = score });
            owners.Add(decision.GetProperty("alert").GetProperty("owner").GetString());
        }

        Assert.Equal(["U0REP1", "U0REP1", "U0REP2", "U0REP2", "U0REP1"], owners);
    }

    private static (string?, string?) Decided(JsonElement decision) =>
        (decision.GetProperty("agreement").GetString(), decision.GetProperty("outcome").GetString());
}
