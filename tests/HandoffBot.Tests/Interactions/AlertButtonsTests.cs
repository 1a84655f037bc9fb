using HandoffBot.Sandbox.Faults;
using HandoffBot.Sandbox.Interactions;
using HandoffBot.Sandbox.Workspaces;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;

namespace HandoffBot.Tests.Interactions;

/// <summary>What people see when they use an alert.</summary>
public sealed class AlertButtonsTests
{
    [Fact]
    public async Task Details_open_with_everything_known_and_the_decisions_trace()
    {
        await using var app = await TestApp.Start();
        await app.Decide(new SampleEvent("evt-1"));
        await app.Slack.User("U0REP1").Click(await app.Message("C0EMEA", "Acme"), "alert_details");
        var modal = await Opened(app);
        foreach (var words in new[] { "ada@acme.test", "10–25k", "Viewed pricing", "engaged fit" })
        {
            Assert.Contains(words, modal.AllText, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_flag_is_acknowledged_and_reason_note_and_undo_follow_in_a_message_of_ones_own()
    {
        await using var app = await TestApp.Start();
        await app.Decide(new SampleEvent("evt-1"));
        var rep = app.Slack.User("U0REP1");
        await rep.Click(await app.Message("C0EMEA", "Acme"), "alert_bad_score");
        await Use(await app.Note("C0EMEA", "U0REP1", "Recorded: bad score"), new Click("alert_bad_reason") { Value = "Not a fit" });
        var explained = await app.Note("C0EMEA", "U0REP1", "the reason goes to the weekly review");
        await Use(explained, new Click("alert_note"));
        await rep.Submit(await Opened(app), new Dictionary<string, string?> { ["note"] = "They left in May" });
        await app.Note("C0EMEA", "U0REP1", "the note goes to the weekly review");
        await Use(explained, new Click("alert_undo_flag"));
        await app.Note("C0EMEA", "U0REP1", "taken back");
        Assert.Contains(
            "alert_bad_score",
            Assert.Single(app.Slack.Workspace.Channel("C0EMEA").Messages).Blocks!.Value.GetRawText(),
            StringComparison.Ordinal
        );

        Task Use(EphemeralMessage own, Click click) => rep.Click(own.Channel, own.Ts, click);
    }

    [Fact]
    public async Task Who_comes_second_is_told_who_was_first_and_who_comes_late_is_told_so()
    {
        await using var app = await TestApp.Start();
        await app.Decide(new SampleEvent("evt-1"));
        var message = await app.Message("C0EMEA", "Acme");
        // The card stays as it was, as it does for somebody who looks at it offline.
        app.Slack.Faults.Add(new InjectedFault(FaultKind.RateLimited) { Method = "chat.update", RetryAfter = 100_000 });
        await app.Slack.User("U0REP1").Click(message, "alert_claim");
        await app.Slack.User("U0REP2").Click(message, "alert_claim");
        await app.Note("C0EMEA", "U0REP2", "<@U0REP1> claimed this");
        await app.Slack.User("U0REP1").Click(message, "alert_claim");
        await app.Note("C0EMEA", "U0REP1", "You have claimed this already");
        app.Slack.Clock.Advance(TimeSpan.FromHours(5));
        await app.Slack.User("U0REP2").Click(message, "alert_contacted");
        await app.Note("C0EMEA", "U0REP2", "This alert expired");
    }

    [Fact]
    public async Task A_window_that_Slack_no_longer_opens_is_explained()
    {
        await using var app = await TestApp.Start();
        await app.Decide(new SampleEvent("evt-1"));
        app.Slack.Faults.Add(
            new InjectedFault(FaultKind.Error)
            {
                Method = "views.open",
                Error = "expired_trigger_id",
                Times = 1,
            }
        );
        await app.Slack.User("U0REP1").Click(await app.Message("C0EMEA", "Acme"), "alert_details");
        await app.Note("C0EMEA", "U0REP1", "Please press *Details* again");
    }

    [Fact]
    public async Task The_digest_asked_for_comes_to_the_review_channel_and_names_flags_with_their_evidence()
    {
        await using var app = await TestApp.Start();
        await app.Decide(new SampleEvent("evt-1"));
        var rep = app.Slack.User("U0REP1");
        await rep.Click(await app.Message("C0EMEA", "Acme"), "alert_bad_score");
        await rep.Click(
            "C0EMEA",
            (await app.Note("C0EMEA", "U0REP1", "Recorded: bad score")).Ts,
            new Click("alert_bad_reason") { Value = "Not a fit" }
        );
        await app.Note("C0EMEA", "U0REP1", "the reason goes to the weekly review");
        await app.Slack.User("U0REV").Command("C0REVIEW", "/handoff digest now");
        var digest = (await app.Message("C0REVIEW", "This week so far")).AllText;
        foreach (
            var words in new[]
            {
                "<@U0REV>",
                "Not a fit *1*",
                "archives/C0EMEA/p",
                "Invited 3 teammates",
                "Nothing was reviewed yet, so there is no verdict.* 35 reviewed alerts are needed",
                "*1* posted",
                "Territory reassignment",
            }
        )
        {
            Assert.Contains(words, digest, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_weeks_digest_is_posted_once_and_says_where_it_is()
    {
        await using var app = await TestApp.Start();
        app.Slack.Clock.Advance(TimeSpan.FromDays(7));
        await app.Message("C0REVIEW", "Nothing to report");
        await app.Shown();
        await app.Slack.User("U0REP1").Command("C0ALERTS", "/handoff digest");
        await app.Note("C0ALERTS", "U0REP1", "The last weekly digest>");
        Assert.Single(app.Slack.Workspace.Channel("C0REVIEW").Messages, m => m.Text.Contains("Weekly review", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Over_a_socket_the_same_things_work()
    {
        await using var app = await TestApp.Start(settings: new KeyValuePair<string, string?>("Slack:Mode", "Socket"));
        await Wait.Until(() => app.Slack.Sockets.Count > 0);
        await app.Decide(new SampleEvent("evt-1"));
        var message = await app.Message("C0EMEA", "Acme");
        await app.Slack.User("U0REP1").Click(message, "alert_bad_score");
        var own = await app.Note("C0EMEA", "U0REP1", "Recorded: bad score");
        await app.Slack.User("U0REP1").Command("C0ALERTS", "/handoff queue");
        await app.Note("C0ALERTS", "U0REP1", "flagged as a bad score");
        await app.Slack.User("U0REP1").Click("C0EMEA", own.Ts, new Click("alert_undo_flag"));
        await app.Note("C0EMEA", "U0REP1", "taken back");
        Assert.Single(app.Slack.Workspace.Channel("C0EMEA").Ephemerals);
    }

    private static async Task<OpenView> Opened(TestApp app)
    {
        await app.Slack.Workspace.Until(w => w.OpenViews.Count > 0, Wait.Limit);
        return app.Slack.Workspace.OpenViews[^1];
    }
}
