using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using HandoffBot.Agreements;
using HandoffBot.Core.Handoffs.Authority;
using HandoffBot.Hosting;
using HandoffBot.Review.Proposals;
using HandoffBot.Sandbox.Interactions;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using HandoffBot.Tests.Interactions.Labels;
using HandoffBot.Tests.Operations.Plan;
using HandoffBot.Tests.Review.Figures;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Tests.EndToEnd;

/// <summary>A share of the accounts is left without alerts: no rep hears of it, and what alerts bring is told once it can be.</summary>
public sealed class HoldoutTests
{
    private const string Channel = "C0ALERTS";
    private const string Secret = "winter";

    // Seven of each are needed to tell 80 % from 10 %.
    private static readonly string[] HeldOut = [.. Accounts.Where(IsHeldOut).Take(7)];
    private static readonly string[] Alerted = [.. Accounts.Where(account => !IsHeldOut(account)).Take(7)];

    public static TheoryData<string> Both => TestDatabase.Both;

    private static IEnumerable<string> Accounts => Enumerable.Range(1, 100).Select(i => $"company-{i}");

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_held_out_lead_reaches_no_rep_by_whatever_way_and_whoever_runs_the_review_sees_why(string kind)
    {
        await using var app = await Start(kind);
        var account = HeldOut[0];
        // Just below the band first: a reviewer who got that as a case would be shown the lead.
        await app.Decide(Event("low", account) with { Score = 65 });
        var decision = await app.Decide(Event("held-out", account));
        await app.Decide(Event("again", account));
        await app.Decide(Event("other", Alerted[0]));
        await app.Message(ReviewDriver.Cards, Alerted[0]);
        await app.Shown();

        Assert.Equal(
            ("held_out", "holdout", "hot"),
            (Text(decision, "outcome"), Text(decision, "rule"), Text(decision, "band"))
        );
        Assert.Equal("held_out", Text(await app.Decision("again"), "outcome"));
        await app.Database.Database.Read(
            async (db, cancel) =>
            {
                Assert.Equal(Alerted[0], (await db.Alerts.SingleAsync(cancel)).AccountKey);
                Assert.Empty(await db.Holds.ToListAsync(cancel));
                var entered = await db.HoldoutAccounts.OrderBy(row => row.EnteredAt).ToListAsync(cancel);
                Assert.Equal(
                    [(account, true, "held-out", "hot"), (Alerted[0], false, "other", "hot")],
                    entered.Select(row => (row.AccountKey, row.HeldOut, row.EventId, row.Band))
                );
                return true;
            },
            default
        );

        foreach (var words in new[] { $"why {account}", "why held-out", $"missed {account}" })
        {
            var before = app.Slack.Workspace.Channel(Channel).Ephemerals.Count;
            await app.Slack.User("U0REP1").Command(Channel, $"/handoff {words}");
            await Wait.Until(_ => Task.FromResult(app.Slack.Workspace.Channel(Channel).Ephemerals.Count > before));
            var note = app.Slack.Workspace.Channel(Channel).Ephemerals[^1];
            Assert.Contains("no alert was made of it, and nobody is asked to work on it", $"{note.Blocks}", StringComparison.Ordinal);
            var said = Regex.Unescape($"{note.Blocks}");
            Assert.DoesNotContain(Secret, said, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("held out", said, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("hot", said, StringComparison.Ordinal);
            Assert.DoesNotContain("Should have alerted", said, StringComparison.Ordinal);
        }

        // A button from somewhere else reports nothing.
        var card = await app.Message(ReviewDriver.Cards, Alerted[0]);
        await app.Slack.User("U0REP2").Click(card.Channel, card.Ts, new Click("miss_report") { AllowStale = true, Value = "held-out" });
        await app.Note(ReviewDriver.Cards, "U0REP2", "I no longer know what was decided here");
        foreach (var command in new[] { "queue", "held" })
        {
            await app.Slack.User("U0REP3").Command(Channel, $"/handoff {command}");
        }

        await app.Slack.User("U0REV").Command(Channel, $"/handoff why {account}");
        var full = Regex.Unescape($"{(await app.Note(Channel, "U0REV", Secret)).Blocks}");
        Assert.Contains("*Held out:* It would have been hot, and is one of the 50 % of the accounts", full, StringComparison.Ordinal);
        Assert.Contains("✗ *holdout*", full, StringComparison.Ordinal);

        await Wait.Until(app.IsIdle);
        Assert.Equal(2, await WouldHaveAlerted(app));
        Assert.DoesNotContain(
            app.Slack.Workspace.Channel(Channel).Ephemerals,
            one => one.User == "U0REP3" && $"{one.Text} {one.Blocks}".Contains($"{account}.", StringComparison.Ordinal)
        );

        await app.EndWeek();
        await app.Message(ReviewDriver.Review, "*1* held out and *1* alerted so far");
        await Wait.Until(app.IsIdle);
        Assert.Equal(["other"], (await app.Cases()).Select(one => one.EventId));
        foreach (var channel in new[] { Channel, ReviewDriver.Cards, ReviewDriver.Review, "C0MGRS" })
        {
            Assert.DoesNotContain(
                app.Slack.Workspace.Channel(channel).Messages,
                one => one.AllText.Contains($"{account}.", StringComparison.Ordinal)
            );
        }
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task It_refuses_to_conclude_before_it_can_tells_the_lift_then_and_ends_by_its_date(string kind)
    {
        await using var app = await Start(kind);
        await Bring(app, 0, 5, heldOut: 1, alerted: 5);
        await app.EndWeek();
        var early = await app.Message(ReviewDriver.Review, "What alerts bring");
        Assert.Contains("*5* held out and *5* alerted so far", early.AllText, StringComparison.Ordinal);
        Assert.Contains(
            "No verdict yet: to tell 80 % from 10 % with 80 % power takes *2* more held-out accounts. At this pace, and with 1 d for each",
            early.AllText,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("lift", early.AllText, StringComparison.Ordinal);
        Assert.DoesNotContain("costs more than it teaches", early.AllText, StringComparison.Ordinal);

        await Bring(app, 5, 2, heldOut: 0, alerted: 1);
        // Too late to be what an alert would have brought within the day.
        await app.Record(new SampleOutcome("late", "won") { Account = HeldOut[1] });
        await app.EndWeek();
        var told = await app.Message(ReviewDriver.Review, "Alerts bring more opportunities");
        Assert.Contains(", and ended on ", told.AllText, StringComparison.Ordinal);
        Assert.Contains(
            "opportunities within 1 d of *86 %* (6 of 7) with alerts and of *14 %* (1 of 7) without, a lift of *+71.4 points* (95 % range ",
            told.AllText,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("costs more than it teaches", told.AllText, StringComparison.Ordinal);
        var (_, printed) = await app.Digest();
        Assert.Contains("Counted again from the records: the same numbers.", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("HeldOut", printed, StringComparison.Ordinal);
        Assert.Contains("| holdout/held_out/reached | Of these, came to the outcome | 1 |", printed, StringComparison.Ordinal);
        await app.Slack.User("U0REP1").Command(Channel, "/handoff score");
        await app.Note(Channel, "U0REP1", "Alerts bring more opportunities");

        var after = await app.Decide(Event("after", HeldOut[0]));
        Assert.Equal("alerted", Text(after, "outcome"));
        await app.EndWeek();
        await Wait.Until(_ => Task.FromResult(Digests(app, "this is your week to review") == 3));
        Assert.Equal(2, Digests(app, "What alerts bring"));
    }

    // As the replay of a proposed change counts it, which concerns held-out leads too.
    private static async Task<int> WouldHaveAlerted(TestApp app)
    {
        var agreed = AgreementYaml.Read(await File.ReadAllTextAsync(app.AgreementFile)).Agreement!;
        var now = app.Slack.Clock.Now();
        var during = new Interval(now - Duration.FromDays(1), now + Duration.FromMinutes(1));
        var replayed = await new ChangeReplay(app.Database.Database).Of([agreed], [agreed with { Version = 2 }], during, default);
        return replayed!.Single().Before;
    }

    private static string? Text(JsonElement decision, string name) => decision.GetProperty(name).GetString();

    [Fact]
    public async Task A_share_that_changes_moves_no_account_that_had_a_side()
    {
        await using var app = await Start(TestDatabase.Sqlite);
        await app.Decide(Event("before", HeldOut[0]));
        var text = await File.ReadAllTextAsync(app.AgreementFile);
        var next = text.Replace("version: 1", "version: 2", StringComparison.Ordinal);
        await app.WriteAgreement(next.Replace("share: 0.5", "share: 0.0001", StringComparison.Ordinal));
        await app.Restart();

        Assert.Equal("held_out", Text(await app.Decide(Event("since", HeldOut[0])), "outcome"));
        Assert.Equal("alerted", Text(await app.Decide(Event("new", HeldOut[1])), "outcome"));

        // A plan counts whom it would hold out, and names none of them.
        await Wait.Until(app.IsIdle);
        app.Slack.Clock.Advance(TimeSpan.FromHours(1));
        var (_, said) = await app.Plan(text.Replace("version: 1", "version: 3", StringComparison.Ordinal));
        Assert.Contains("→ Held out, to learn what alerts bring, holdout: 2", said, StringComparison.Ordinal);
        Assert.DoesNotContain("company-", said, StringComparison.Ordinal);
    }

    private static int Digests(TestApp app, string says) =>
        app.Slack.Workspace.Channel(ReviewDriver.Review).Messages.Count(one => one.AllText.Contains(says, StringComparison.Ordinal));

    // So many of each side, of which the first so many come to an opportunity, or to what is beyond it.
    private static async Task Bring(TestApp app, int from, int each, int heldOut, int alerted)
    {
        foreach (var (side, reach) in new[] { (HeldOut, heldOut), (Alerted, alerted) })
        {
            foreach (var (place, account) in side.Skip(from).Take(each).Index())
            {
                await app.Decide(Event(account, account));
                if (place < reach)
                {
                    var outcome = place % 2 == 0 ? "opportunity" : "won";
                    await app.Record(new SampleOutcome($"{account}-{outcome}", outcome) { Account = account });
                }
            }
        }

        await Wait.Until(async cancel =>
        {
            // A channel takes one message a second, so time runs while nothing else does.
            app.Slack.Clock.Advance(TimeSpan.FromSeconds(1));
            return await app.IsIdle(cancel);
        });
    }

    private static SampleEvent Event(string id, string account) =>
        new(id)
        {
            Account = account,
            Name = $"{account}.",
            Email = $"ada@{account}.test",
        };

    private static bool IsHeldOut(string account) => HashBucketing.IsIn(0.5m, "trial-pql/smb-trials", $"holdout\n{Secret}", account);

    private static Task<TestApp> Start(string kind)
    {
        var sandbox = MidweekClock.Sandbox();
        var until = sandbox.Clock!.GetUtcNow().AddDays(10).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var holdout =
            $"holdout: {{ name: {Secret}, share: 0.5, until: {until}, within: 1d, without_alert: 0.10, with_alert: 0.80 }}\n";
        return TestApp.Start(kind, sandbox, $"{SampleAgreement.Text}\n{holdout}");
    }
}
