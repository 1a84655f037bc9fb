using System.Text.Json;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Tests.EndToEnd;

/// <summary>An event that no agreement takes, or more than one, is held, and those who can settle it are told once.</summary>
public sealed class UnassignedEventTests
{
    public static TheoryData<string> Databases => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task An_unknown_score_is_held_listed_and_told_to_each_owner_of_routing_in_one_message(string database)
    {
        await using var folder = await MotionFolder.Start(database);
        var app = folder.App;
        for (var n = 0; n < 25; n++)
        {
            await app.Decide(
                new SampleEvent($"evt-{n}")
                {
                    Account = $"account-{n}",
                    Name = $"Company {n}",
                    ScoreName = $"made-up-{n}",
                }
            );
        }

        var decision = await app.Decision("evt-3");
        Assert.Equal(("held", "agreement:none"), Held(decision));
        Assert.Equal(JsonValueKind.Null, decision.GetProperty("agreement").ValueKind);
        Assert.Contains(
            "No agreement covers the score made-up-3; in force are expansion/customers and trial-pql/smb-trials.",
            decision.GetProperty("reason").GetString(),
            StringComparison.Ordinal
        );
        var toTrials = await app.Message("C0REVIEW", "Held because no one agreement takes them: 25");
        Assert.StartsWith("<@U0OPS> ", toTrials.Text, StringComparison.Ordinal);
        var toExpansion = await app.Message("C0EXPREV", "Held because no one agreement takes them: 25");
        Assert.StartsWith("<@U0EXC> ", toExpansion.Text, StringComparison.Ordinal);
        Assert.Equal(2, await app.Database.Database.Read((db, cancel) => db.Messages.CountAsync(cancel), default));
        await folder.Ask("U0REP1", "held", "25 leads are held");
        await folder.Ask("U0REP1", "missed account-3", "the event has to fit one agreement");
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task A_lead_that_two_agreements_take_is_held_until_one_alone_takes_it(string database)
    {
        await using var folder = await MotionFolder.Start(
            database,
            ("emea.yaml", MotionFolder.Taking("account.territory == EMEA", "emea")),
            ("big.yaml", MotionFolder.Taking("score >= 90", "big"))
        );
        var app = folder.App;

        var both = await app.Decide(new SampleEvent("both"));
        Assert.Equal(("held", "agreement:several"), Held(both));
        Assert.StartsWith(
            "trial-pql/big and trial-pql/emea take this lead, and it can go to one only",
            both.GetProperty("reason").GetString(),
            StringComparison.Ordinal
        );
        await app.Message("C0REVIEW", "Held because no one agreement takes them: 1");
        await folder.Ask("U0REP1", "why both", "trial-pql/emea takes this lead");

        var neither = await app.Decide(
            new SampleEvent("neither")
            {
                Account = "globex",
                Territory = "APAC",
                Score = 80,
            }
        );
        Assert.Equal(("held", "agreement:none"), Held(neither));
        Assert.Contains("trial-pql/big takes those with score >= 90", neither.GetProperty("reason").GetString(), StringComparison.Ordinal);

        var one = await app.Decide(new SampleEvent("one") { Score = 88 });
        Assert.Equal("trial-pql/emea", one.GetProperty("agreement").GetString());
        Assert.Equal("alerted", one.GetProperty("outcome").GetString());
        await folder.Ask("U0REP1", "held", "1 lead is held");
    }

    [Fact]
    public async Task With_one_agreement_an_event_of_another_score_is_suppressed_as_ever()
    {
        await using var app = await TestApp.Start();

        var decision = await app.Decide(new SampleEvent("other") { ScoreName = "web-intent" });

        Assert.Equal(("suppressed", "score"), Held(decision));
        Assert.Equal(MotionFolder.Trials, decision.GetProperty("agreement").GetString());
    }

    private static (string?, string?) Held(JsonElement decision) =>
        (decision.GetProperty("outcome").GetString(), decision.GetProperty("rule").GetString());
}
