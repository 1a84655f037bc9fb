using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Hosting;
using HandoffBot.Review;
using HandoffBot.Sandbox.Dispatching;
using HandoffBot.Sandbox.Faults;
using HandoffBot.Sandbox.Interactions;
using HandoffBot.Sandbox.Workspaces;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using HandoffBot.Tests.Interactions.DataIssues;
using HandoffBot.Tests.Interactions.Labels;
using Microsoft.EntityFrameworkCore;
using Duration = NodaTime.Duration;

namespace HandoffBot.Tests.Review;

/// <summary>What people did counts from when they did it, however much later it is worked.</summary>
public sealed class LateClickTests
{
    public static TheoryData<string> Both => TestDatabase.Both;

    public static TheoryData<string, string, DataIssueOutcome> Answers
    {
        get
        {
            var answers = new TheoryData<string, string, DataIssueOutcome>();
            foreach (var database in new[] { TestDatabase.Sqlite, TestDatabase.Postgres })
            {
                answers.Add(database, "data_issue_fixed", DataIssueOutcome.Fixed);
                answers.Add(database, "data_issue_not_a_fault", DataIssueOutcome.NotAFault);
                answers.Add(database, "data_issue_known", DataIssueOutcome.Known);
            }

            return answers;
        }
    }

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

    [SkippableTheory, MemberData(nameof(Answers))]
    public async Task An_answer_to_a_question_about_data_counts_from_when_it_was_given(string kind, string button, DataIssueOutcome outcome)
    {
        await using var app = await TestApp.Start(kind, MidweekClock.Sandbox(), ReviewDriver.Agreement);
        await app.Flag("U0REP1", await Card(app), "Wrong person");
        var asked = await app.Message(ReviewDriver.Review, "1 to answer");
        await app.Shown();
        await HoldClicksBack(app);
        Assert.True((await app.Slack.User("U0CRM").Click(asked, button)).Acknowledged);
        var clicked = app.Slack.Clock.Now();

        await StartLater(app, TimeSpan.FromHours(12));
        await Wait.Until(app.IsIdle);

        var issue = await app.Database.Database.Read((db, cancel) => db.DataIssues.AsNoTracking().SingleAsync(cancel), default);
        Assert.Equal(outcome, issue.Outcome);
        Assert.InRange(issue.AnsweredAt!.Value, clicked - Duration.FromSeconds(30), clicked);
        Assert.Equal(issue.AnsweredAt, (await Fact(app, AlertFactKind.DataIssueAnswered)).At);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_clock_stands_still_and_runs_on_from_when_that_was_asked_for(string kind)
    {
        await using var app = await TestApp.Start(kind, MidweekClock.Sandbox(), ReviewDriver.Agreement);
        await Card(app);
        var due = (await Clock(app)).DueAt!.Value;
        await HoldClicksBack(app);
        Assert.True((await Command(app, "/handoff pause acme because they asked for a call tonight")).Acknowledged);
        var stopped = app.Slack.Clock.Now();

        // The first touch would have been due meanwhile.
        await StartLater(app, TimeSpan.FromHours(2));
        await Wait.Until(app.IsIdle);

        var paused = (await Clock(app)).Paused!.At;
        Assert.InRange(paused, stopped - Duration.FromSeconds(30), stopped);
        Assert.Equal(paused, (await Fact(app, AlertFactKind.ClockPaused)).At);
        await HoldClicksBack(app);
        Assert.True((await Command(app, "/handoff resume acme")).Acknowledged);
        var begun = app.Slack.Clock.Now();

        await StartLater(app, TimeSpan.FromMinutes(5));
        await Wait.Until(app.IsIdle);

        var resumed = (await Fact(app, AlertFactKind.ClockResumed)).At;
        Assert.InRange(resumed, begun - Duration.FromSeconds(30), begun);
        Assert.Equal(due + (resumed - paused), (await Clock(app)).DueAt);
        Assert.False(
            await app.Database.Database.Read(
                (db, cancel) => db.AlertFacts.AnyAsync(fact => fact.Kind == AlertFactKind.FirstTouchMissedInShadow, cancel),
                default
            )
        );
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

    private static Task<DeliveryRecord> Command(TestApp app, string text) => app.Slack.User("U0OPS").Command("C0ALERTS", text);

    private static async Task<SlaClock> Clock(TestApp app) =>
        (await app.Database.Database.Read((db, cancel) => db.Alerts.AsNoTracking().SingleAsync(cancel), default)).Alert.Clock!;
}
