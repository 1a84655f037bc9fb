using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Testing.Databases;

namespace HandoffBot.Tests.Interactions.Moves;

/// <summary>Three questions after a first contact, each optional.</summary>
public sealed class ContactReportTests
{
    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Whoever_contacted_the_lead_answers_what_they_like_and_why_tells_it(string kind)
    {
        await using var fixture = await OpenAlertFixture.Open(kind);
        var app = fixture.App;
        var card = await app.Message(CardDriver.Channel, "Acme");
        await app.Slack.User("U0REP1").Click(card, "alert_contacted");
        await app.Offers(card, "alert_undo_contacted alert_report_contact alert_bad_score alert_details");
        await app.Fill("U0REP2", card, "alert_report_contact", ("qualified", "no"));
        await app.Note(CardDriver.Channel, "U0REP2", "Only <@U0REP1>, who contacted this lead");
        await app.Fill("U0REP1", card, "alert_report_contact");
        Assert.Contains("Answer one of the three", (await app.Modal("U0REP1")).Errors?["qualified"], StringComparison.Ordinal);

        var answers = new Dictionary<string, string?> { ["qualified"] = "yes", ["data_right"] = "no" };
        await app.Slack.User("U0REP1").Submit(await app.Modal("U0REP1"), answers);

        await app.Note(CardDriver.Channel, "U0REP1", "qualified: yes; data right: no");
        await app.Offers(card, "alert_undo_contacted alert_bad_score alert_details");
        Assert.Equal("U0REP1", Assert.Single(await fixture.Facts(AlertFactKind.ContactReported)).By);
        await app.Restart();
        await app.Slack.User("U0REP3").Command("C0ALERTS", "/handoff why acme");
        await app.Note("C0ALERTS", "U0REP3", "first contact reported");
        // Taken back, the contact takes its report with it.
        await app.Slack.User("U0REP1").Click(card, "alert_undo_contacted");
        await app.Offers(card, "alert_claim alert_contacted alert_snooze alert_not_mine alert_bad_score alert_details | alert_reassign");
        Assert.Null((await fixture.Alert()).ContactReport);
    }
}
