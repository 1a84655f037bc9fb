using System.Text.Json.Nodes;
using HandoffBot.Sandbox.Interactions;
using HandoffBot.Sandbox.Workspaces;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;

namespace HandoffBot.Tests.HostileInput;

/// <summary>Whatever a sender writes: no link, mention or broadcast stands in the bot's messages but the bot's own.</summary>
public sealed class HostileTextTests
{
    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_title_that_looks_like_a_link_is_no_link_in_the_answer_to_a_click(string database)
    {
        await using var app = await TestApp.Start(database);
        await app.Decide(new SampleEvent("evt-1"));
        var card = await app.Message("C0EMEA", "Acme");
        await app.Decide(new SampleEvent("evt-2") { Title = "Student <https://evil.example|Sign in>" });
        await app.Message("C0EMEA", "Withdrawn");

        await app.Slack.User("U0REP1").Click(card.Channel, card.Ts, new Click("alert_claim") { AllowStale = true });

        var note = await app.Note("C0EMEA", "U0REP1", "This alert was withdrawn");
        Assert.Contains("Student &lt;https://evil.example|Sign in&gt;", note.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<https://evil", $"{note.Text}{note.Blocks}", StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task An_account_named_like_a_mention_rings_nobody_in_a_notice(string database)
    {
        await using var app = await TestApp.Start(database);
        const string Name = "Evil <@U0MODEL> Corp";
        await app.Decide(new SampleEvent("evt-1") { Name = Name, Owner = "ghost@ourco.test" });
        var told = await app.DirectMessage("D0OPS", "ghost@ourco.test");
        await app.Decide(
            new SampleEvent("evt-2")
            {
                Account = "held",
                Name = Name,
                Email = null,
            }
        );
        var held = await app.Message("C0REVIEW", "Held for want of");

        Assert.All([told, held], notice =>
        {
            Assert.Contains("Evil &lt;@U0MODEL&gt; Corp", notice.AllText, StringComparison.Ordinal);
            Assert.DoesNotContain("Evil <@U0MODEL>", notice.AllText, StringComparison.Ordinal);
        });
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task No_hostile_text_becomes_markup_on_any_surface(string database)
    {
        await using var app = await TestApp.Start(database);
        for (var round = 0; round < 3; round++)
        {
            await Everywhere(app, new HostileTexts(20261128 + round), round);
        }

        await Wait.Until(app.IsIdle);
        var shown = ShownText.Of(app);
        string[] surfaces =
        [
            "message in C0EMEA",
            "message in C0REVIEW",
            "message in D0OPS",
            "reply in C0EMEA",
            "note",
            "home",
            "modal",
        ];
        foreach (var surface in surfaces)
        {
            Assert.Contains(shown, text => text.Surface == surface && text.Text.Contains("zq", StringComparison.Ordinal));
        }

        var faults = shown.Select(text => (text, Fault: text.Fault())).Where(one => one.Fault is not null).ToList();
        Assert.True(
            faults.Count == 0,
            string.Join("\n\n", faults.Take(10).Select(one => $"{one.text.Surface}: {one.Fault}\n{one.text.Text}"))
        );
    }

    private static async Task Everywhere(TestApp app, HostileTexts hostile, int round)
    {
        // Opened warm and risen to hot: a card, a reply in its thread, a notice about an owner whom Slack does not know.
        var sample = new SampleEvent($"warm-{round}")
        {
            Account = $"lead{round}",
            Score = 74,
            Owner = $"ghost{round}@ourco.test",
        };
        await Decide(app, hostile.In(sample, app.Slack.Clock.GetUtcNow()));
        var card = await CardOf(app, round);
        await Decide(app, hostile.In(sample with { Id = $"hot-{round}" }, app.Slack.Clock.GetUtcNow()).Scored(95));
        // Once the lead is withdrawn nothing more is said in its thread.
        await app.Slack.Workspace.Until(w => w.Channel("C0EMEA").Messages.Any(m => m.ThreadTs == card.Ts), Wait.Limit);

        // What people do with it: a flag with a note, a claim that is taken over.
        var rep = app.Slack.User("U0REP1");
        await rep.Click(card, "alert_bad_score");
        var flag = await app.Note("C0EMEA", "U0REP1", "Recorded: bad score");
        await rep.Click(flag.Channel, flag.Ts, new Click("alert_note"));
        OpenView? form = null;
        await app.Slack.Workspace.Until(w => (form = w.OpenViews.LastOrDefault(v => v.CallbackId == "flag_note")) is not null, Wait.Limit);
        await rep.Submit(form!, new Dictionary<string, string?>(StringComparer.Ordinal) { ["note"] = hostile.Text() });
        await rep.Click(card, "alert_claim");
        await Until(app, card, "Claimed* by <@U0REP1>");
        await app.Slack.User("U0REP2").Click(card, "alert_more", "alert_take_over");
        await Until(app, card, "Claimed* by <@U0REP2>");

        // One that is withdrawn for the words its sender wrote, and one that is held.
        await Decide(app, hostile.In(sample with { Id = $"student-{round}", Title = "Student" }, app.Slack.Clock.GetUtcNow()).Scored(95));
        await Until(app, card, "Withdrawn");
        await rep.Click(card.Channel, card.Ts, new Click("alert_contacted") { AllowStale = true });
        var held = new SampleEvent($"held-{round}") { Account = $"held{round}", Email = null };
        await Decide(app, hostile.In(held, app.Slack.Clock.GetUtcNow()));
        var open = new SampleEvent($"open-{round}") { Account = $"open{round}", Owner = "U0REV" };
        await Decide(app, hostile.In(open, app.Slack.Clock.GetUtcNow()));

        string[] commands =
        [
            $"why lead{round}",
            $"why held{round}",
            $"missed lead{round}",
            $"missed held{round}",
            "queue",
            "held",
            "changes",
            "agreement",
            "owners",
            $"why {hostile.Text()}",
            $"missed {hostile.Text()}",
            $"agreement {hostile.Text()}",
            hostile.Text(),
            "digest now",
        ];
        var asker = app.Slack.User("U0REV");
        foreach (var command in commands)
        {
            var before = app.Slack.Workspace.Channel("C0ALERTS").Ephemerals.Count;
            await asker.Command("C0ALERTS", $"/handoff {command}");
            await app.Slack.Workspace.Until(w => w.Channel("C0ALERTS").Ephemerals.Count > before, Wait.Limit);
        }

        await asker.OpenHome();
        await app.Slack.Workspace.Until(w => w.HomeTabs.Any(home => home.User == "U0REV"), Wait.Limit);
        await rep.Click(card, "alert_details");
        await app.Slack.Workspace.Until(w => w.OpenViews.Any(v => v.CallbackId == "alert_details"), Wait.Limit);
        await Wait.Until(app.IsIdle);
    }

    private static async Task Decide(TestApp app, JsonObject e)
    {
        using var answer = await app.Send(e);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        await app.Decision((string)e["id"]!);
    }

    private static async Task<ChannelMessage> CardOf(TestApp app, int round)
    {
        var before = round == 0 ? 0 : 2 * round;
        ChannelMessage? card = null;
        await app.Slack.Workspace.Until(
            w => (card = w.Channel("C0EMEA").Messages.Where(m => m.ThreadTs is null).ElementAtOrDefault(before)) is not null,
            Wait.Limit
        );
        return card!;
    }

    private static Task Until(TestApp app, ChannelMessage card, string says) =>
        app.Slack.Workspace.Until(
            w => w.Channel(card.Channel).Find(card.Ts)!.AllText.Contains(says, StringComparison.Ordinal),
            Wait.Limit
        );
}
