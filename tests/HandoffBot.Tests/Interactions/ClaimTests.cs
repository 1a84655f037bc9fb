using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Sandbox.Faults;
using HandoffBot.Sandbox.Interactions;
using HandoffBot.Sandbox.Workspaces;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;

namespace HandoffBot.Tests.Interactions;

/// <summary>Releasing a claim, taking one over, and taking a contact back.</summary>
public sealed class ClaimTests
{
    private const string Channel = "C0EMEA";

    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Whoever_claimed_releases_others_are_told_who_can_and_the_lead_is_open_again(string kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Decide(new SampleEvent("evt-1"));
        var card = await app.Message(Channel, "Acme");
        await app.Slack.User("U0REP1").Click(card, "alert_claim");
        await Offers(app, card, "alert_contacted alert_snooze alert_not_mine alert_bad_score alert_details alert_more");

        await app.Slack.User("U0REP2").Click(card, "alert_more", "alert_release");
        await app.Note(Channel, "U0REP2", "Only <@U0REP1>");
        await app.Restart();
        await app.Slack.User("U0REP1").Click(card, "alert_more", "alert_release");
        await Offers(app, card, "alert_claim alert_contacted alert_snooze alert_not_mine alert_bad_score alert_details alert_more");
        await app.Slack.User("U0REP2").Click(card, "alert_claim");
        await app.Message(Channel, "Claimed* by <@U0REP2>");
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_take_over_is_told_to_the_one_before_once_however_often_the_click_is_delivered(string kind)
    {
        await using var fixture = await OpenAlertFixture.Open(kind);
        await fixture.Slack.Click("U0REP1", "alert_claim", fixture.AlertId);
        var click = fixture.Slack.ClickOf("U0REP2", "alert_take_over", fixture.AlertId);
        for (var delivery = 0; delivery < 3; delivery++)
        {
            await fixture.Slack.Interaction(click);
        }

        await fixture.Slack.Click("U0REP2", "alert_take_over", fixture.AlertId);
        await fixture.Processed(3);
        await Direct(fixture.App, "D0REP1", 1);
        await fixture.App.Restart();
        // The second take-over is news to its own claimer, and nothing is told again to the first.
        await fixture.Slack.Click("U0REP3", "alert_take_over", fixture.AlertId);
        await fixture.Processed(4);

        var second = Assert.Single(await Direct(fixture.App, "D0REP2", 1)).AllText;
        var first = Assert.Single(await Direct(fixture.App, "D0REP1", 1)).AllText;
        Assert.Contains("Acme", first, StringComparison.Ordinal);
        Assert.Contains("<@U0REP2>", first, StringComparison.Ordinal);
        Assert.Contains("<@U0REP3>", second, StringComparison.Ordinal);
        Assert.Equal(["U0REP1", "U0REP2"], (await fixture.Facts(AlertFactKind.TakenOver)).Select(fact => fact.Detail));
        Assert.Equal((AlertState.Claimed, "U0REP3"), ((await fixture.Alert()).State, (await fixture.Alert()).Claimed?.By));
    }

    [Fact]
    public async Task A_take_over_that_was_not_told_when_the_bot_stopped_is_told_when_it_is_back()
    {
        await using var app = await TestApp.Start();
        await app.Decide(new SampleEvent("evt-1"));
        var card = await app.Message(Channel, "Acme");
        await app.Slack.User("U0REP1").Click(card, "alert_claim");
        await app.Message(Channel, "Claimed* by <@U0REP1>");
        var fault = app.Slack.Faults.Add(new InjectedFault(FaultKind.ServerError) { Method = "conversations.open" });
        await app.Slack.User("U0REP2").Click(card, "alert_more", "alert_take_over");
        await app.Message(Channel, "Claimed* by <@U0REP2>");
        await app.StopBot();
        app.Slack.Faults.Remove(fault.Id);
        Assert.Null(app.Slack.Workspace.FindChannel("D0REP1"));
        await app.StartBot();
        app.Slack.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Single(await Direct(app, "D0REP1", 1));
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_contact_is_taken_back_by_whoever_marked_it_and_the_claim_is_as_before(string kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Decide(new SampleEvent("evt-1"));
        var card = await app.Message(Channel, "Acme");
        await app.Slack.User("U0REP1").Click(card, "alert_claim");
        await app.Message(Channel, "Claimed* by <@U0REP1>");
        await app.Slack.User("U0REP2").Click(card, "alert_contacted");
        await Offers(app, card, "alert_undo_contacted alert_report_contact alert_bad_score alert_details");

        await app.Slack.User("U0REP1").Click(card, "alert_undo_contacted");
        await app.Note(Channel, "U0REP1", "Only <@U0REP2>");
        await app.Restart();
        app.Slack.Clock.Advance(TimeSpan.FromMinutes(8));
        await app.Slack.User("U0REP2").Click(card, "alert_undo_contacted");

        await Offers(app, card, "alert_contacted alert_snooze alert_not_mine alert_bad_score alert_details alert_more");
        await app.Message(Channel, "Claimed* by <@U0REP1>");
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task After_ten_minutes_the_button_goes_and_a_late_click_on_it_is_explained(string kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Decide(new SampleEvent("evt-1"));
        var card = await app.Message(Channel, "Acme");
        await app.Slack.User("U0REP1").Click(card, "alert_contacted");
        await Offers(app, card, "alert_undo_contacted alert_report_contact alert_bad_score alert_details");
        await app.Shown();

        app.Slack.Clock.Advance(TimeSpan.FromSeconds(601));
        await Offers(app, card, "alert_report_contact alert_bad_score alert_details");
        await app.Slack.User("U0REP1").Click(Channel, card.Ts, new Click("alert_undo_contacted") { AllowStale = true });

        await app.Note(Channel, "U0REP1", "that can be taken back for 10 minutes only");
        await app.Message(Channel, "Contacted* by <@U0REP1>");
    }

    [Fact]
    public async Task A_contact_taken_back_after_the_alert_ran_out_leaves_it_expired()
    {
        await using var app = await TestApp.Start();
        await app.Decide(new SampleEvent("evt-1"));
        var card = await app.Message(Channel, "Acme");
        app.Slack.Clock.Advance(TimeSpan.FromHours(3) + TimeSpan.FromMinutes(56));
        await app.Slack.User("U0REP1").Click(card, "alert_contacted");
        await Offers(app, card, "alert_undo_contacted alert_report_contact alert_bad_score alert_details");
        await app.Shown();
        app.Slack.Clock.Advance(TimeSpan.FromMinutes(5));

        await app.Slack.User("U0REP1").Click(card, "alert_undo_contacted");

        await app.Note(Channel, "U0REP1", "ran out meanwhile");
        await app.Message(Channel, "Expired*");
        await Offers(app, card, "alert_bad_score alert_details");
    }

    // The card, once these are the elements that can be used on it.
    private static Task Offers(TestApp app, ChannelMessage card, string actions) =>
        app.Slack.Workspace.Until(
            w =>
                string.Join(
                    ' ',
                    (w.Channel(Channel).Find(card.Ts)?.Blocks?.EnumerateArray() ?? default)
                        .Where(block => block.GetProperty("type").GetString() == "actions")
                        .SelectMany(block => block.GetProperty("elements").EnumerateArray())
                        .Select(element => element.GetProperty("action_id").GetString())
                ) == actions,
            Wait.Limit
        );

    private static async Task<IReadOnlyList<ChannelMessage>> Direct(TestApp app, string conversation, int messages)
    {
        await app.Slack.Workspace.Until(w => w.FindChannel(conversation)?.Messages.Count >= messages, Wait.Limit);
        await app.Shown();
        return app.Slack.Workspace.Channel(conversation).Messages;
    }
}
