using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Sandbox.Interactions;
using HandoffBot.Sandbox.Workspaces;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using HandoffBot.Tests.EndToEnd;
using HandoffBot.Tests.Interactions.Moves;

namespace HandoffBot.Tests.Interactions.Queue;

/// <summary>The home tab shows what is for as long as it is open, and its buttons work.</summary>
public sealed class HomeTabTests
{
    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task An_open_tab_follows_what_happens_and_its_buttons_change_the_alert_the_card_and_the_tab(string kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Slack.User("U0REP1").OpenHome();
        await Home(app, "U0REP1", "Your queue is empty");

        await app.Decide(Of("acme", "U0REP1"));
        await Home(app, "U0REP1", "acme");
        await app.Slack.User("U0REP1").Click(await Home(app, "U0REP1", "archives/"), new Click("alert_claim"));
        await app.Message(CardDriver.Channel, "Claimed* by <@U0REP1>");
        await Home(app, "U0REP1", "claimed by you");

        await app.Choose("U0REP2", await app.Message(CardDriver.Channel, "acme"), "alert_take_over");
        await Home(app, "U0REP1", "Your queue is empty");
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task What_a_click_there_is_answered_with_stands_at_its_top_modals_included(string kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Decide(Of("acme", "U0REP1"));
        await app.Shown();
        await app.Slack.User("U0REP1").OpenHome();
        await app.Slack.User("U0REP1").Click(await Home(app, "U0REP1", "acme"), new Click("alert_not_mine"));
        var reason = new Dictionary<string, string?> { ["reason"] = nameof(NotMineReason.Away) };
        await app.Slack.User("U0REP1").Submit(await app.Modal("U0REP1"), reason);

        var home = await Home(app, "U0REP1", "It went on to <@U0REP2>");

        Assert.Contains("Your queue is empty", home.AllText, StringComparison.Ordinal);
        Assert.Empty(app.Slack.Workspace.Channel(CardDriver.Channel).Ephemerals);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_tab_that_nobody_has_open_is_never_drawn(string kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Slack.User("U0REP1").OpenHome();
        await Home(app, "U0REP1", "Your queue is empty");
        await app.Decide(Of("initech", "U0REP2"));
        await app.Message(CardDriver.Channel, "initech");
        await app.AdvanceWhenIdle(TimeSpan.FromMinutes(16));

        var drawn = app.Slack.Calls.Count("views.publish");
        await app.Decide(Of("acme", "U0REP1"));
        await app.Message(CardDriver.Channel, "acme");
        // Somebody else's is drawn after it.
        await app.Slack.User("U0REP2").OpenHome();
        await Home(app, "U0REP2", "initech");
        await Home(app, "U0REP2", "archives/");

        var theirs = Assert.Single(app.Slack.Workspace.HomeTabs, tab => tab.AllText.Contains("initech", StringComparison.Ordinal));
        Assert.Equal("U0REP2", theirs.User);
        Assert.DoesNotContain("acme", app.Slack.Workspace.HomeTabs.Single(tab => tab.User == "U0REP1").AllText, StringComparison.Ordinal);
        Assert.InRange(drawn, 1, 2);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_managers_tab_counts_the_team_and_follows_it_and_flags_are_told_of(string kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Decide(Of("acme", "U0REP1"));
        await app.Slack.User("U0EXC").OpenHome();
        await Home(app, "U0EXC", "1 live · *1 unclaimed* · *0 overdue* · 0 held");

        await app.Slack.User("U0REP1").Click(await app.Message(CardDriver.Channel, "acme"), "alert_claim");
        await Home(app, "U0EXC", "1 live · *0 unclaimed*");
        await app.Decide(Of("lost", "U0REP1") with { Email = null });
        await Home(app, "U0EXC", "1 held");

        await app.Slack.User("U0EXC").Click(await app.Message(CardDriver.Channel, "acme"), "alert_bad_score");
        await Home(app, "U0EXC", "you flagged 1 score as bad");
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_managers_tab_follows_the_leads_that_wait_for_opening(string kind)
    {
        await using var app = await TestApp.Start(kind, agreement: ClosedCoverage.Now().Agreement());
        await app.Slack.User("U0EXC").OpenHome();
        await Home(app, "U0EXC", "0 held");

        await ClosedCoverage.Send(app, "acme", 92);

        await Home(app, "U0EXC", "0 held · 1 waiting for opening");
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_tab_opened_before_a_restart_follows_after_it(string kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Slack.User("U0REP1").OpenHome();
        await Home(app, "U0REP1", "Your queue is empty");
        await app.Restart();

        await app.Decide(Of("acme", "U0REP1"));

        await Home(app, "U0REP1", "acme");
    }

    private static SampleEvent Of(string account, string owner) => new(account) { Account = account, Name = account, Owner = owner };

    private static async Task<OpenView> Home(TestApp app, string user, string says)
    {
        OpenView? home = null;
        await app.Slack.Workspace.Until(
            w =>
                (home = w.HomeTabs.LastOrDefault(tab => tab.User == user && tab.AllText.Contains(says, StringComparison.Ordinal)))
                    is not null,
            Wait.Limit
        );
        return home!;
    }
}
