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
        await using var app = await TestApp.Start(kind);
        await app.Decide(new SampleEvent("evt-1"));
        var card = await app.Message(Channel, "Acme");

        await app.Slack.User("U0REP3").Click(card, "alert_bad_score");
        await app.Message(Channel, "Flagged as a bad score* by <@U0REP3>");
        await app.Slack.User("U0REP1").Click(card, "alert_claim");
        await app.Message(Channel, "Claimed* by <@U0REP1>");
        await app.Slack.User("U0REP1").Click(card, "alert_contacted");
        await app.Message(Channel, "Contacted* by <@U0REP1>");
        await app.Slack.User("U0REP2").Click(card, "alert_bad_score");
        await app.Message(Channel, "by <@U0REP3>, <@U0REP2>");
        await Use(app, await Own(app, "U0REP3", "no reason given"), "alert_bad_reason", "Not a fit");
        await app.Message(Channel, "by <@U0REP3> (Not a fit), <@U0REP2>");

        // Each sees their own, and only that.
        Assert.Contains("\"initial_option\"", Blocks(await Own(app, "U0REP3", "reason “Not a fit”")), StringComparison.Ordinal);
        Assert.DoesNotContain("\"initial_option\"", Blocks(await Own(app, "U0REP2", "no reason given")), StringComparison.Ordinal);
        Assert.Single(Notes(app, "U0REP3"));

        await Use(app, await Own(app, "U0REP2", "no reason given"), "alert_undo_flag");
        var undone = await Own(app, "U0REP2", "Your flag is taken back");
        Assert.DoesNotContain("action_id", Blocks(undone), StringComparison.Ordinal);
        Assert.Single(Notes(app, "U0REP2"));

        // What is on a screen still works after a restart.
        await app.Restart();
        await Use(app, await Own(app, "U0REP3", "Not a fit"), "alert_undo_flag");
        await Own(app, "U0REP3", "Your flag is taken back");
        await app.Slack.Workspace.Until(
            w => !w.Channel(Channel).Find(card.Ts)!.AllText.Contains("Flagged", StringComparison.Ordinal),
            Wait.Limit
        );
        Assert.Contains(
            "Contacted* by <@U0REP1>",
            Assert.Single(app.Slack.Workspace.Channel(Channel).Messages).AllText,
            StringComparison.Ordinal
        );
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task The_digest_quotes_everybody_who_flagged_an_alert(string kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Decide(new SampleEvent("evt-1"));
        var card = await app.Message(Channel, "Acme");
        foreach (var (person, reason) in new[] { ("U0REP3", "Not a fit"), ("U0REP2", "Wrong person") })
        {
            await app.Slack.User(person).Click(card, "alert_bad_score");
            await Use(app, await Own(app, person, "no reason given"), "alert_bad_reason", reason);
            await app.Message(Channel, $"<@{person}> ({reason})");
        }

        await app.Slack.User("U0REV").Command("C0REVIEW", "/handoff digest now");

        var digest = (await app.Message("C0REVIEW", "This week so far")).AllText;
        Assert.Contains("<@U0REP3>: Not a fit", digest, StringComparison.Ordinal);
        Assert.Contains("<@U0REP2>: Wrong person", digest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_click_brings_the_same_again_with_ones_own_reason()
    {
        await using var app = await TestApp.Start();
        await app.Decide(new SampleEvent("evt-1"));
        var card = await app.Message(Channel, "Acme");
        var rep = app.Slack.User("U0REP1");
        await rep.Click(card, "alert_bad_score");
        await Use(app, await Own(app, "U0REP1", "Recorded: bad score"), "alert_bad_reason", "Duplicate");
        await Own(app, "U0REP1", "reason “Duplicate”");

        await rep.Click(card, "alert_bad_score");
        var again = await Own(app, "U0REP1", "You have flagged this already");

        Assert.Contains("reason “Duplicate”", again.Text, StringComparison.Ordinal);
        Assert.Contains("\"initial_option\"", Blocks(again), StringComparison.Ordinal);
        Assert.Contains("alert_undo_flag", Blocks(again), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flag_after_the_end_counts_and_its_owner_can_explain_it_and_take_it_back()
    {
        await using var app = await TestApp.Start();
        await app.Decide(new SampleEvent("evt-1"));
        await app.Message(Channel, "Acme");
        await app.Shown();
        app.Slack.Clock.Advance(TimeSpan.FromHours(5));
        var over = await app.Message(Channel, "Expired*");

        await app.Slack.User("U0REP1").Click(over, "alert_bad_score");
        await Own(app, "U0REP1", "after the alert was over");
        await Use(app, await Own(app, "U0REP1", "no reason given"), "alert_bad_reason", "Stale signal");
        Assert.Contains(
            "alert_bad_score",
            (await app.Message(Channel, "(Stale signal, after it closed)")).Blocks!.Value.GetRawText(),
            StringComparison.Ordinal
        );
        await Use(app, await Own(app, "U0REP1", "Stale signal"), "alert_undo_flag");
        await Own(app, "U0REP1", "Your flag is taken back");
    }

    [Fact]
    public async Task A_message_that_is_older_than_the_flag_it_shows_loses_its_buttons_when_it_is_used()
    {
        await using var app = await TestApp.Start();
        await app.Decide(new SampleEvent("evt-1"));
        var card = await app.Message(Channel, "Acme");
        await app.Slack.User("U0REP1").Click(card, "alert_bad_score");
        var first = await Own(app, "U0REP1", "Recorded: bad score");
        await app.Slack.User("U0REP1").Click(card, "alert_bad_score");
        await Use(app, await Own(app, "U0REP1", "You have flagged this already"), "alert_undo_flag");
        await Own(app, "U0REP1", "Your flag is taken back");

        await Use(app, first, "alert_note");
        await Own(app, "U0REP1", "You have no flag on this alert");

        Assert.All(Notes(app, "U0REP1"), note => Assert.DoesNotContain("action_id", Blocks(note), StringComparison.Ordinal));
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_flagged_alert_leaves_the_top_of_the_queue_until_the_flag_is_taken_back(string kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Decide(new SampleEvent("evt-hot") { Owner = "U0REP1" });
        await app.Decide(
            new SampleEvent("evt-hot-later")
            {
                Account = "initech",
                Name = "Initech",
                Owner = "U0REP1",
            }
        );
        await app.Decide(
            new SampleEvent("evt-warm")
            {
                Account = "globex",
                Name = "Globex",
                Score = 72,
                Owner = "U0REP1",
            }
        );
        var rep = app.Slack.User("U0REP1");
        await rep.Click(await app.Message(Channel, "Acme"), "alert_bad_score");
        var own = await Own(app, "U0REP1", "Recorded: bad score");
        await rep.Click(await app.Message(Channel, "Acme"), "alert_claim");
        await app.Message(Channel, "Claimed* by");

        Assert.Equal(["Initech", "Globex", "Acme"], await Queue(app, "3 live alerts"));
        Assert.Matches("claimed by you <!date[^>]*> · flagged as a bad score", (await Note(app, "3 live alerts")).Text);

        await Use(app, own, "alert_undo_flag");
        await Own(app, "U0REP1", "Your flag is taken back");
        Assert.Equal(["Acme", "Initech", "Globex"], await Queue(app, "3 live alerts"));
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Where_the_agreement_lets_the_score_order_nothing_flags_come_last_all_the_same(string kind)
    {
        await using var app = await TestApp.Start(
            kind,
            agreement: SampleAgreement.Text.Replace("queue: use_now", "queue: not_yet", StringComparison.Ordinal)
        );
        await app.Decide(new SampleEvent("evt-hot") { Owner = "U0REP1" });
        await app.Decide(
            new SampleEvent("evt-warm")
            {
                Account = "globex",
                Name = "Globex",
                Score = 72,
                Owner = "U0REP1",
            }
        );
        await app.Slack.User("U0REP1").Click(await app.Message(Channel, "Acme"), "alert_bad_score");
        await Own(app, "U0REP1", "Recorded: bad score");

        Assert.Equal(["Globex", "Acme"], await Queue(app, "2 live alerts"));
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Whether_a_flagged_account_is_quiet_is_the_agreements_to_say(string kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Decide(new SampleEvent("evt-1"));
        await app.Slack.User("U0REP3").Click(await app.Message(Channel, "Acme"), "alert_bad_score");
        await Own(app, "U0REP3", "Recorded: bad score");

        var quiet = await app.Decide(new SampleEvent("evt-2") { Score = 95 });
        Assert.Equal(("suppressed", "worked:flagged"), (quiet.GetProperty("outcome").GetString(), quiet.GetProperty("rule").GetString()));

        var registry = app.Bot.Services.GetRequiredService<AgreementRegistry>();
        registry.Set([new(registry.Only! with { QuietAfterFlag = false })]);
        var update = await app.Decide(new SampleEvent("evt-3") { Score = 97 });
        Assert.Equal("updated", update.GetProperty("outcome").GetString());
        var card = (await app.Message(Channel, "97")).AllText;
        Assert.Contains("Flagged as a bad score* by <@U0REP3>", card, StringComparison.Ordinal);
        Assert.Single(app.Slack.Workspace.Channel(Channel).Messages);
    }

    // A person's own view of their flag, once it says this.
    private static Task<EphemeralMessage> Own(TestApp app, string user, string says) => app.Note(Channel, user, says);

    private static IEnumerable<EphemeralMessage> Notes(TestApp app, string user) =>
        app.Slack.Workspace.Channel(Channel).Ephemerals.Where(note => note.User == user);

    private static string Blocks(EphemeralMessage note) => note.Blocks?.GetRawText() ?? "";

    private static async Task Use(TestApp app, EphemeralMessage note, string action, string? value = null) =>
        Assert.True((await app.Slack.User(note.User).Click(note.Channel, note.Ts, new Click(action) { Value = value })).Acknowledged);

    // The companies in the order of the newest answer.
    private static async Task<IEnumerable<string>> Queue(TestApp app, string says)
    {
        var asked = app.Slack.Workspace.Channel("C0ALERTS").Ephemerals.Count;
        await app.Slack.User("U0REP1").Command("C0ALERTS", "/handoff queue");
        await app.Slack.Workspace.Until(w => w.Channel("C0ALERTS").Ephemerals.Count > asked, Wait.Limit);
        var text = (await Note(app, says)).Text;
        return new[] { "Acme", "Globex", "Initech" }
            .Where(name => text.Contains(name, StringComparison.Ordinal))
            .OrderBy(name => text.IndexOf(name, StringComparison.Ordinal));
    }

    private static Task<EphemeralMessage> Note(TestApp app, string says) => app.Note("C0ALERTS", "U0REP1", says);
}
