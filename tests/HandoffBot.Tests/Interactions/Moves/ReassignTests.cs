using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Sandbox.Interactions;
using HandoffBot.Sandbox.Workspaces;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;

namespace HandoffBot.Tests.Interactions.Moves;

/// <summary>A lead is given to a person, and the first button does what it says.</summary>
public sealed class ReassignTests
{
    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task It_goes_to_the_person_chosen_who_is_told_once_and_others_are_told_who_can(string kind)
    {
        await using var fixture = await OpenAlertFixture.Open(kind);
        var app = fixture.App;
        var card = await app.Message(CardDriver.Channel, "Acme");
        await app.Choose("U0REP3", card, "alert_reassign");
        await app.Note(CardDriver.Channel, "U0REP3", "Only <@U0REP1>, who has this lead");
        Assert.Empty(app.Slack.Workspace.OpenViews);

        await app.Choose("U0OPS", card, "alert_reassign");
        var modal = await app.Modal("U0OPS");
        Assert.Contains("\"initial_user\":\"U0REP2\"", modal.View.GetRawText(), StringComparison.Ordinal);
        await app.Slack.User("U0OPS").Submit(modal, new Dictionary<string, string?> { ["to"] = "U0REP3" });

        await app.Note(CardDriver.Channel, "U0OPS", "It is <@U0REP3>'s now");
        await app.DirectMessage("D0REP3", "A lead is yours now: Acme");
        await app.DirectMessage("D0REP1", "A lead is no longer yours: Acme");
        await app.Message(CardDriver.Channel, "Owner:* <@U0REP3>");
        await app.Restart();
        await app.Slack.User("U0REP3").Command("C0ALERTS", "/handoff queue");
        await app.Note("C0ALERTS", "U0REP3", "Your queue: 1 live alert");
        Assert.Single(await app.Direct("D0REP3"));
        Assert.Equal("U0REP1 → U0REP3", Assert.Single(await fixture.Facts(AlertFactKind.Reassigned)).Detail);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Somebody_deactivated_meanwhile_does_not_get_it_and_whoever_chose_them_is_told(string kind)
    {
        await using var fixture = await OpenAlertFixture.Open(kind);
        var app = fixture.App;
        var card = await app.Message(CardDriver.Channel, "Acme");
        await app.Choose("U0REP1", card, "alert_reassign");
        var modal = await app.Modal("U0REP1");
        app.Slack.Workspace.AddUser(new User("U0GONE", "gone", "Gone Girl", "gone@ourco.test") { Deleted = true });
        await app.Slack.User("U0REP1").Submit(modal, new Dictionary<string, string?> { ["to"] = "U0GONE" });

        await app.Note(CardDriver.Channel, "U0REP1", "<@U0GONE> is deactivated in Slack");

        Assert.Equal("U0REP1", (await fixture.Alert()).Owner);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Route_opens_the_choice_of_a_person_wait_snoozes_and_review_asks_the_managers(string kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Decide(Of("route") with { NextAction = "route" });
        await app.Decide(Of("wait") with { NextAction = "wait" });
        await app.Decide(Of("review") with { NextAction = "review" });
        await app.Slack.User("U0REP1").Click(await app.Message(CardDriver.Channel, "Route route"), "alert_route");
        Assert.Equal("alert_reassign_to", (await app.Modal("U0REP1")).CallbackId);
        await app.Fill("U0REP2", await app.Message(CardDriver.Channel, "Wait on wait"), "alert_wait", ("until", "hour"));
        await app.Message(CardDriver.Channel, "Snoozed* until");

        var card = await app.Message(CardDriver.Channel, "Review review");
        await app.Slack.User("U0REP1").Click(card, "alert_review");
        await app.Message("C0MGRS", "A lead waits for your review: review");
        await app.Offers(card, "alert_claim alert_contacted alert_snooze alert_not_mine alert_bad_score alert_details | alert_reassign");
        await app.Slack.User("U0OPS").Command("C0ALERTS", "/handoff queue");
        var queue = await app.Note("C0ALERTS", "U0OPS", "to review");
        await app.Slack.User("U0OPS").Click("C0ALERTS", queue.Ts, new Click("alert_reviewed"));

        await Wait.Until(() => !Says(app, card.Ts, "review list"));
        Assert.Single(app.Slack.Workspace.Channel("C0MGRS").Messages);
    }

    private static bool Says(TestApp app, string ts, string words) =>
        app.Slack.Workspace.Channel(CardDriver.Channel).Find(ts)!.AllText.Contains(words, StringComparison.Ordinal);

    private static SampleEvent Of(string account) => new(account) { Account = account, Name = account, Owner = "U0REP1" };
}
