using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Hosting;
using HandoffBot.Review;
using HandoffBot.Sandbox.Faults;
using HandoffBot.Sandbox.Interactions;
using HandoffBot.Sandbox.Workspaces;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using HandoffBot.Tests.Interactions.Labels;
using Microsoft.EntityFrameworkCore;
using Duration = NodaTime.Duration;

namespace HandoffBot.Tests.Review;

/// <summary>What people did counts from when they did it, however much later it is worked.</summary>
public sealed class LateClickTests
{
    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_flag_of_the_week_that_is_worked_after_it_is_in_the_digest_of_that_week(string kind)
    {
        await using var app = await TestApp.Start(kind, MidweekClock.Sandbox(), ReviewDriver.Agreement);
        var card = await Card(app);
        await HoldClicksBack(app);
        Assert.True((await app.Slack.User("U0REP1").Click(card, "alert_bad_score")).Acknowledged);
        var clicked = app.Slack.Clock.Now();

        await StartLater(app, TimeSpan.FromDays(7));
        await app.Message(ReviewDriver.Review, "Weekly");

        var digest = await app.Database.Database.Read(
            (db, cancel) => db.Digests.AsNoTracking().OrderBy(row => row.To).FirstAsync(cancel),
            default
        );
        Assert.Equal(1, ReportCompiler.Numbers(digest).Flags.Flags);
        var flagged = await Fact(app, AlertFactKind.Flagged);
        Assert.InRange(flagged.At, clicked - Duration.FromSeconds(30), clicked);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_lead_contacted_in_time_while_nothing_was_worked_is_contacted_and_not_expired(string kind)
    {
        await using var app = await TestApp.Start(kind, MidweekClock.Sandbox(), ReviewDriver.Agreement);
        var card = await Card(app);
        await HoldClicksBack(app);
        Assert.True((await app.Slack.User("U0REP1").Click(card, "alert_contacted")).Acknowledged);
        var clicked = app.Slack.Clock.Now();

        await StartLater(app, TimeSpan.FromHours(12));
        await Wait.Until(app.IsIdle);

        var alert = await app.Database.Database.Read((db, cancel) => db.Alerts.AsNoTracking().SingleAsync(cancel), default);
        Assert.Equal(AlertState.Contacted, alert.State);
        Assert.InRange(alert.Alert.Contacted!.At, clicked - Duration.FromSeconds(30), clicked);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_reviewers_word_counts_from_when_they_gave_it(string kind)
    {
        await using var app = await TestApp.Start(kind, MidweekClock.Sandbox(), ReviewDriver.Agreement);
        await app.Flagged("Acme", "Not a fit");
        await app.EndWeek();
        var about = await app.Paced(ReviewDriver.Review, "*Case 1 of");
        await app.Shown();
        await HoldClicksBack(app);
        Assert.True((await app.Slack.User("U0REV").Click(about, "review_confirm")).Acknowledged);
        var clicked = app.Slack.Clock.Now();

        await StartLater(app, TimeSpan.FromHours(2));
        await Wait.Until(app.IsIdle);

        Assert.InRange(Assert.Single(await app.Labels()).At, clicked - Duration.FromSeconds(30), clicked);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_lead_reported_as_missed_counts_from_when_it_was_reported(string kind)
    {
        await using var app = await TestApp.Start(kind, MidweekClock.Sandbox(), ReviewDriver.Agreement);
        await app.Decide(new SampleEvent("evt-globex") { Account = "globex", Name = "Globex", Score = 40 });
        await app.Slack.User("U0REP1").Command(ReviewDriver.Cards, "/handoff missed globex");
        var asked = await app.Note(ReviewDriver.Cards, "U0REP1", "Should have alerted");
        await HoldClicksBack(app);
        var reported = await app.Slack.User("U0REP1").Click(asked.Channel, asked.Ts, new Click("miss_report"));
        Assert.True(reported.Acknowledged);
        var clicked = app.Slack.Clock.Now();

        await StartLater(app, TimeSpan.FromHours(2));
        await Wait.Until(app.IsIdle);

        var report = await app.Database.Database.Read((db, cancel) => db.MissReports.AsNoTracking().SingleAsync(cancel), default);
        Assert.InRange(report.At, clicked - Duration.FromSeconds(30), clicked);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task An_example_counts_from_when_it_was_captured(string kind)
    {
        await using var app = await TestApp.Start(kind, MidweekClock.Sandbox(), ReviewDriver.Agreement);
        var card = await Card(app);
        var reply = await app.Slack.User("U0REP2").PostMessage(ReviewDriver.Cards, "They have no budget this year.", card.Ts);
        await HoldClicksBack(app);
        Assert.True((await app.Slack.User("U0REP1").Shortcut(reply, "capture_example")).Acknowledged);
        var clicked = app.Slack.Clock.Now();

        await StartLater(app, TimeSpan.FromHours(1));
        await Wait.Until(app.IsIdle);

        var captured = await Fact(app, AlertFactKind.ExampleCaptured);
        Assert.InRange(captured.At, clicked - Duration.FromSeconds(30), clicked);
    }

    private static async Task<ChannelMessage> Card(TestApp app)
    {
        await app.Decide(new SampleEvent("e1") { Account = "Acme", Name = "Acme" });
        var card = await app.Message(ReviewDriver.Cards, "Acme");
        await app.Shown();
        return card;
    }

    // They are kept and answered, and worked once Slack has said whose the token is.
    private static async Task HoldClicksBack(TestApp app)
    {
        await app.StopBot();
        app.Slack.Faults.Add(new InjectedFault(FaultKind.ServerError) { Method = "auth.test" });
        await app.StartBot();
    }

    private static async Task StartLater(TestApp app, TimeSpan by)
    {
        await app.StopBot();
        app.Slack.Clock.Advance(by);
        app.Slack.Faults.Clear();
        await app.StartBot();
    }

    private static Task<AlertFactRow> Fact(TestApp app, AlertFactKind kind) =>
        app.Database.Database.Read((db, cancel) => db.AlertFacts.AsNoTracking().SingleAsync(fact => fact.Kind == kind, cancel), default);
}
