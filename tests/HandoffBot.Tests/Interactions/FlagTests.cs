using HandoffBot.Agreements;
using HandoffBot.Sandbox.Interactions;
using HandoffBot.Sandbox.Workspaces;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using Microsoft.Extensions.DependencyInjection;

namespace HandoffBot.Tests.Interactions;

/// <summary>A flag is one person's claim: it takes nothing from anybody else.</summary>
public sealed class FlagTests
{
    private const string Channel = "C0EMEA";

    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task One_flags_the_owner_still_works_the_lead_and_another_flags_with_one_click_too(string kind)
    {
        await using var world = await TestWorkspace.Start(kind);
        await world.Decide(new SampleEvent("evt-1"));
        var card = await world.Message(Channel, "Acme");

        await world.Slack.User("U0REP3").Click(card, "alert_bad_score");
        await world.Message(Channel, "Flagged as a bad score* by <@U0REP3>");
        await world.Slack.User("U0REP1").Click(card, "alert_claim");
        await world.Message(Channel, "Claimed* by <@U0REP1>");
        await world.Slack.User("U0REP1").Click(card, "alert_contacted");
        await world.Message(Channel, "Contacted* by <@U0REP1>");
        await world.Slack.User("U0REP2").Click(card, "alert_bad_score");
        await world.Message(Channel, "by <@U0REP3>, <@U0REP2>");
        await Use(world, await Own(world, "U0REP3", "no reason given"), "alert_bad_reason", "Not a fit");
        await world.Message(Channel, "by <@U0REP3> (Not a fit), <@U0REP2>");

        // Each sees their own, and only that.
        Assert.Contains("\"initial_option\"", Blocks(await Own(world, "U0REP3", "reason “Not a fit”")), StringComparison.Ordinal);
        Assert.DoesNotContain("\"initial_option\"", Blocks(await Own(world, "U0REP2", "no reason given")), StringComparison.Ordinal);
        Assert.Single(Notes(world, "U0REP3"));

        await Use(world, await Own(world, "U0REP2", "no reason given"), "alert_undo_flag");
        var undone = await Own(world, "U0REP2", "Your flag is taken back");
        Assert.DoesNotContain("action_id", Blocks(undone), StringComparison.Ordinal);
        Assert.Single(Notes(world, "U0REP2"));

        // What is on a screen still works after a restart.
        await world.Restart();
        await Use(world, await Own(world, "U0REP3", "Not a fit"), "alert_undo_flag");
        await Own(world, "U0REP3", "Your flag is taken back");
        await world.Slack.Workspace.Until(
            w => !w.Channel(Channel).Find(card.Ts)!.AllText.Contains("Flagged", StringComparison.Ordinal),
            Wait.Limit
        );
        Assert.Contains(
            "Contacted* by <@U0REP1>",
            Assert.Single(world.Slack.Workspace.Channel(Channel).Messages).AllText,
            StringComparison.Ordinal
        );
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task The_digest_quotes_everybody_who_flagged_an_alert(string kind)
    {
        await using var world = await TestWorkspace.Start(kind);
        await world.Decide(new SampleEvent("evt-1"));
        var card = await world.Message(Channel, "Acme");
        foreach (var (person, reason) in new[] { ("U0REP3", "Not a fit"), ("U0REP2", "Wrong person") })
        {
            await world.Slack.User(person).Click(card, "alert_bad_score");
            await Use(world, await Own(world, person, "no reason given"), "alert_bad_reason", reason);
            await world.Message(Channel, $"<@{person}> ({reason})");
        }

        await world.Slack.User("U0REV").Command("C0REVIEW", "/handoff digest now");

        var digest = (await world.Message("C0REVIEW", "This week so far")).AllText;
        Assert.Contains("<@U0REP3>: Not a fit", digest, StringComparison.Ordinal);
        Assert.Contains("<@U0REP2>: Wrong person", digest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_click_brings_the_same_again_with_ones_own_reason()
    {
        await using var world = await TestWorkspace.Start();
        await world.Decide(new SampleEvent("evt-1"));
        var card = await world.Message(Channel, "Acme");
        var rep = world.Slack.User("U0REP1");
        await rep.Click(card, "alert_bad_score");
        await Use(world, await Own(world, "U0REP1", "Recorded: bad score"), "alert_bad_reason", "Duplicate");
        await Own(world, "U0REP1", "reason “Duplicate”");

        await rep.Click(card, "alert_bad_score");
        var again = await Own(world, "U0REP1", "You have flagged this already");

        Assert.Contains("reason “Duplicate”", again.Text, StringComparison.Ordinal);
        Assert.Contains("\"initial_option\"", Blocks(again), StringComparison.Ordinal);
        Assert.Contains("alert_undo_flag", Blocks(again), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flag_after_the_end_counts_and_its_owner_can_explain_it_and_take_it_back()
    {
        await using var world = await TestWorkspace.Start();
        await world.Decide(new SampleEvent("evt-1"));
        await world.Message(Channel, "Acme");
        world.Slack.Clock.Advance(TimeSpan.FromHours(5));
        var over = await world.Message(Channel, "Expired*");

        await world.Slack.User("U0REP1").Click(over, "alert_bad_score");
        await Own(world, "U0REP1", "after the alert was over");
        await Use(world, await Own(world, "U0REP1", "no reason given"), "alert_bad_reason", "Stale signal");
        Assert.Contains(
            "alert_bad_score",
            (await world.Message(Channel, "(Stale signal, after it closed)")).Blocks!.Value.GetRawText(),
            StringComparison.Ordinal
        );
        await Use(world, await Own(world, "U0REP1", "Stale signal"), "alert_undo_flag");
        await Own(world, "U0REP1", "Your flag is taken back");
    }

    [Fact]
    public async Task A_message_that_is_older_than_the_flag_it_shows_loses_its_buttons_when_it_is_used()
    {
        await using var world = await TestWorkspace.Start();
        await world.Decide(new SampleEvent("evt-1"));
        var card = await world.Message(Channel, "Acme");
        await world.Slack.User("U0REP1").Click(card, "alert_bad_score");
        var first = await Own(world, "U0REP1", "Recorded: bad score");
        await world.Slack.User("U0REP1").Click(card, "alert_bad_score");
        await Use(world, await Own(world, "U0REP1", "You have flagged this already"), "alert_undo_flag");
        await Own(world, "U0REP1", "Your flag is taken back");

        await Use(world, first, "alert_note");
        await Own(world, "U0REP1", "You have no flag on this alert");

        Assert.All(Notes(world, "U0REP1"), note => Assert.DoesNotContain("action_id", Blocks(note), StringComparison.Ordinal));
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_flagged_alert_leaves_the_top_of_the_queue_until_the_flag_is_taken_back(string kind)
    {
        await using var world = await TestWorkspace.Start(kind);
        await world.Decide(new SampleEvent("evt-hot"));
        await world.Decide(new SampleEvent("evt-hot-later") { Account = "initech", Name = "Initech" });
        await world.Decide(
            new SampleEvent("evt-warm")
            {
                Account = "globex",
                Name = "Globex",
                Score = 72,
            }
        );
        var rep = world.Slack.User("U0REP1");
        await rep.Click(await world.Message(Channel, "Acme"), "alert_bad_score");
        var own = await Own(world, "U0REP1", "Recorded: bad score");
        await rep.Click(await world.Message(Channel, "Acme"), "alert_claim");
        await world.Message(Channel, "Claimed* by");

        Assert.Equal(["Initech", "Globex", "Acme"], await Queue(world, "3 live alerts"));
        Assert.Contains(
            "claimed by <@U0REP1> · flagged as a bad score",
            (await Note(world, "3 live alerts")).Text,
            StringComparison.Ordinal
        );

        await Use(world, own, "alert_undo_flag");
        await Own(world, "U0REP1", "Your flag is taken back");
        Assert.Equal(["Acme", "Initech", "Globex"], await Queue(world, "3 live alerts"));
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Where_the_agreement_lets_the_score_order_nothing_flags_come_last_all_the_same(string kind)
    {
        await using var world = await TestWorkspace.Start(
            kind,
            agreement: SampleAgreement.Text.Replace("queue: use_now", "queue: not_yet", StringComparison.Ordinal)
        );
        await world.Decide(new SampleEvent("evt-hot"));
        await world.Decide(
            new SampleEvent("evt-warm")
            {
                Account = "globex",
                Name = "Globex",
                Score = 72,
            }
        );
        await world.Slack.User("U0REP1").Click(await world.Message(Channel, "Acme"), "alert_bad_score");
        await Own(world, "U0REP1", "Recorded: bad score");

        Assert.Equal(["Globex", "Acme"], await Queue(world, "2 live alerts"));
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Whether_a_flagged_account_is_quiet_is_the_agreements_to_say(string kind)
    {
        await using var world = await TestWorkspace.Start(kind);
        await world.Decide(new SampleEvent("evt-1"));
        await world.Slack.User("U0REP3").Click(await world.Message(Channel, "Acme"), "alert_bad_score");
        await Own(world, "U0REP3", "Recorded: bad score");

        var quiet = await world.Decide(new SampleEvent("evt-2") { Score = 95 });
        Assert.Equal(("suppressed", "worked:flagged"), (quiet.GetProperty("outcome").GetString(), quiet.GetProperty("rule").GetString()));

        var registry = world.Bot.Services.GetRequiredService<AgreementRegistry>();
        registry.Set([new(registry.Only! with { QuietAfterFlag = false })]);
        var update = await world.Decide(new SampleEvent("evt-3") { Score = 97 });
        Assert.Equal("updated", update.GetProperty("outcome").GetString());
        var card = (await world.Message(Channel, "97")).AllText;
        Assert.Contains("Flagged as a bad score* by <@U0REP3>", card, StringComparison.Ordinal);
        Assert.Single(world.Slack.Workspace.Channel(Channel).Messages);
    }

    // A person's own view of their flag, once it says this.
    private static Task<EphemeralMessage> Own(TestWorkspace world, string user, string says) => world.Note(Channel, user, says);

    private static IEnumerable<EphemeralMessage> Notes(TestWorkspace world, string user) =>
        world.Slack.Workspace.Channel(Channel).Ephemerals.Where(note => note.User == user);

    private static string Blocks(EphemeralMessage note) => note.Blocks?.GetRawText() ?? "";

    private static async Task Use(TestWorkspace world, EphemeralMessage note, string action, string? value = null) =>
        Assert.True((await world.Slack.User(note.User).Click(note.Channel, note.Ts, new Click(action) { Value = value })).Acknowledged);

    // The companies in the order of the newest answer.
    private static async Task<IEnumerable<string>> Queue(TestWorkspace world, string says)
    {
        var asked = world.Slack.Workspace.Channel("C0ALERTS").Ephemerals.Count;
        await world.Slack.User("U0REP1").Command("C0ALERTS", "/handoff queue");
        await world.Slack.Workspace.Until(w => w.Channel("C0ALERTS").Ephemerals.Count > asked, Wait.Limit);
        var text = (await Note(world, says)).Text;
        return new[] { "Acme", "Globex", "Initech" }
            .Where(name => text.Contains(name, StringComparison.Ordinal))
            .OrderBy(name => text.IndexOf(name, StringComparison.Ordinal));
    }

    private static Task<EphemeralMessage> Note(TestWorkspace world, string says) => world.Note("C0ALERTS", "U0REP1", says);
}
