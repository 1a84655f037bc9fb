using HandoffBot.Core.Review.Labels;
using HandoffBot.Core.Review.Misses;
using HandoffBot.Sandbox.Interactions;
using HandoffBot.Sandbox.Workspaces;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using HandoffBot.Tests.Interactions.Labels;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Tests.Interactions.Misses;

/// <summary>Whoever missed a lead reports it where they hear why there was no alert; reviewers judge it with the week's other
/// cases.</summary>
public sealed class MissedLeadTests
{
    private const string Channel = "C0ALERTS";
    private const string Button = "Should have alerted";

    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_report_with_its_reason_becomes_a_case_that_a_reviewer_judges(string kind)
    {
        await using var app = await Start(kind);
        var asked = await Missed(app, "U0REP1", "globex");
        Assert.Contains("Why no alert: Globex", Text(asked), StringComparison.Ordinal);
        await app.Slack.User("U0REP1").Click(asked.Channel, asked.Ts, new Click("miss_report"));
        var own = await app.Note(Channel, "U0REP1", "Reported as missed.");
        Assert.Contains("Your report on Globex: no reason given.", Text(own), StringComparison.Ordinal);

        await app.Restart();
        await app.Slack.User("U0REP1").Click(own.Channel, own.Ts, new Click("miss_reason") { Value = "ScoreTooLow" });
        await app.Note(Channel, "U0REP1", "Your report on Globex: the score was too low.");

        // A second person may say so too, and the same person twice counts once.
        asked = await Missed(app, "U0REP2", "globex");
        await app.Slack.User("U0REP2").Click(asked.Channel, asked.Ts, new Click("miss_report"));
        await app.Note(Channel, "U0REP2", "Reported as missed.");
        asked = await Missed(app, "U0REP1", "globex");
        await app.Slack.User("U0REP1").Click(asked.Channel, asked.Ts, new Click("miss_report"));
        await app.Note(Channel, "U0REP1", "You reported this lead as missed already.");

        await app.EndWeek();
        var digest = await app.Message(ReviewDriver.Review, "*Reported as missed:* 1 lead that raised no alert");
        Assert.Contains("(the score was too low 1, no reason given 1)", digest.AllText, StringComparison.Ordinal);
        var about = await app.Message(ReviewDriver.Review, "not handed over, reported as missed");
        Assert.Contains("*Globex* · score ", about.AllText, StringComparison.Ordinal);
        Assert.Contains("Reported as missed by <@U0REP1>: the score was too low", about.AllText, StringComparison.Ordinal);
        Assert.Contains("Reported as missed by <@U0REP2>: no reason given", about.AllText, StringComparison.Ordinal);
        var stored = Assert.Single(await app.Cases());
        Assert.Equal((SamplingStratum.Reported, 1.0, "evt-globex"), (stored.Sampled, stored.Weight, stored.Subject));

        await app.Label("U0REV", about, "review_confirm", "It counts as *bad score*");
        await app.EndWeek();
        await app.Message(ReviewDriver.Review, "Reported as missed: *1* of 1 reviewed should have been handed over");
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task What_is_taken_back_is_no_case_and_what_is_said_later_does_not_change_the_week(string kind)
    {
        await using var app = await Start(kind);
        var own = await Reported(app, "U0REP1");
        await app.Slack.User("U0REP1").Click(own.Channel, own.Ts, new Click("miss_undo"));
        await app.Note(Channel, "U0REP1", "You have no report on Globex now.");
        await Reported(app, "U0REP2");
        await app.EndWeek();
        var digest = await app.Message(ReviewDriver.Review, "*Reported as missed:* 1 lead that raised no alert (no reason given 1)");
        await Wait.Until(app.IsIdle);

        own = await app.Note(Channel, "U0REP2", "Reported as missed.");
        var week = await Week(app);
        Assert.Equal("U0REP2 evt-globex", week);
        await app.Slack.User("U0REP2").Click(own.Channel, own.Ts, new Click("miss_undo"));
        await app.Note(Channel, "U0REP2", "Your report is taken back.");
        Assert.Equal(week, await Week(app));
        Assert.Equal([false, true, false, true], (await Rows(app)).Select(row => row.IsTakenBack));
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Only_a_lead_that_raised_no_alert_can_be_reported_and_only_ones_own_report_be_changed(string kind)
    {
        await using var app = await Start(kind);
        await app.Decide(new SampleEvent("evt-acme"));
        var card = await app.Message(ReviewDriver.Cards, "Acme");
        await app.Shown();
        await app.Slack.User("U0REP1").Command(Channel, "/handoff missed acme");
        Assert.DoesNotContain(Button, Text(await app.Note(Channel, "U0REP1", "Why no alert: Acme")), StringComparison.Ordinal);
        await Reported(app, "U0REP1");

        // Forged, or of a message that is older than what is stored.
        var (alerted, anothers) = (Forged("miss_report", "evt-acme"), Forged("miss_undo", (await Rows(app))[0].ReportId));
        await app.Slack.User("U0REP2").Click(card.Channel, card.Ts, alerted);
        await app.Note(ReviewDriver.Cards, "U0REP2", "I no longer know what was decided here");
        await app.Slack.User("U0REP3").Click(card.Channel, card.Ts, anothers);
        await app.Note(ReviewDriver.Cards, "U0REP3", "I no longer know what was decided here");
        Assert.Equal([MissRules.Words(null)], (await Rows(app)).Select(row => MissRules.Words(row.Reason)));
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task The_shortcut_answers_about_the_account_that_a_message_names(string kind)
    {
        await using var app = await Start(kind);
        var named = await app.Slack.User("U0REP2").PostMessage(Channel, "What about <https://www.unknown.test|them> and ann@globex.test?");
        Assert.True((await app.Slack.User("U0REP1").Shortcut(named, "missed_lead")).Acknowledged);
        var answer = await app.Note(Channel, "U0REP1", "Why no alert: Globex");
        await app.Slack.User("U0REP1").Click(answer.Channel, answer.Ts, new Click("miss_report"));
        await app.Note(Channel, "U0REP1", "Reported as missed.");

        var brief = await app.Slack.User("U0REP2").PostMessage(Channel, "Globex");
        await app.Slack.User("U0REP3").Shortcut(brief, "missed_lead");
        await app.Note(Channel, "U0REP3", "Why no alert: Globex");
        var none = await app.Slack.User("U0REP2").PostMessage(Channel, "Lunch at 12.30? See the plan v1.2.3 …");
        await app.Slack.User("U0REP2").Shortcut(none, "missed_lead");
        await app.Note(Channel, "U0REP2", "This message names no account that I know.");
    }

    private static async Task<TestApp> Start(string kind)
    {
        var agreement = ReviewDriver.Agreement.Replace("review: {", "review: { below_threshold: 0,", StringComparison.Ordinal);
        var app = await TestApp.Start(kind, MidweekClock.Sandbox(), agreement);
        await app.Decide(new SampleEvent("evt-globex") { Account = "globex", Name = "Globex", Domain = "globex.test", Score = 40 });
        await Wait.Until(app.IsIdle);
        return app;
    }

    private static async Task<EphemeralMessage> Missed(TestApp app, string user, string account)
    {
        await app.Slack.User(user).Command(Channel, $"/handoff missed {account}");
        return await app.Note(Channel, user, Button);
    }

    private static async Task<EphemeralMessage> Reported(TestApp app, string user)
    {
        var asked = await Missed(app, user, "globex");
        await app.Slack.User(user).Click(asked.Channel, asked.Ts, new Click("miss_report"));
        return await app.Note(Channel, user, "Reported as missed.");
    }

    private static Task<List<MissReportRow>> Rows(TestApp app) =>
        app.Database.Database.Read((db, cancel) => db.MissReports.AsNoTracking().OrderBy(row => row.Seq).ToListAsync(cancel), default);

    // What the last review had been told, counted anew.
    private static async Task<string> Week(TestApp app) =>
        await app.Database.Database.Read(
            async (db, cancel) =>
            {
                var digest = await db.Digests.SingleAsync(cancel);
                var rows = await MissReportStore.In(db, digest.Agreement, digest.From, digest.To, cancel);
                return string.Join(", ", rows.Select(row => $"{row.By} {row.EventId}"));
            },
            default
        );

    private static Click Forged(string action, string value) => new(action) { AllowStale = true, Value = value };

    private static string Text(EphemeralMessage note) => note.Text + note.Blocks?.GetRawText();
}
