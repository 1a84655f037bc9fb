using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Operations;
using HandoffBot.Sandbox.Workspaces;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using HandoffBot.Tests.Interactions.Moves;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HandoffBot.Tests.Interactions.Shortcuts;

/// <summary>A debate in the thread of a card is kept as a note on the alert.</summary>
public sealed class CaptureExampleTests
{
    private const string Channel = CardDriver.Channel;
    private const string Words = "They are a student & use <free mail>";

    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_message_of_the_thread_becomes_a_note_once_however_often_it_is_captured(string kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Decide(new SampleEvent("evt-1"));
        var card = await app.Message(Channel, "Acme");
        await Wait.Until(app.IsIdle);
        var reply = await app.Slack.User("U0REP2").PostMessage(Channel, Words, card.Ts);

        Assert.True((await app.Slack.User("U0REP1").Shortcut(reply, "capture_example")).Acknowledged);
        var told = await app.Note(Channel, "U0REP1", "Captured as an example");
        Assert.Contains("alert of Acme", told.Text, StringComparison.Ordinal);
        await app.Message(Channel, "*1 message captured* as an example");

        // Somebody else, and the same person in the same moment twice.
        await app.Restart();
        await Task.WhenAll(
            app.Slack.User("U0REP3").Shortcut(reply, "capture_example"),
            app.Slack.User("U0REP3").Shortcut(reply, "capture_example")
        );
        await app.Note(Channel, "U0REP3", "<@U0REP1> captured this message");
        await Wait.Until(app.IsIdle);
        Assert.Equal(1, await Facts(app));

        await app.Slack.User("U0REP1").Click(await app.Message(Channel, "1 message captured"), "alert_details");
        var details = (await app.Modal("U0REP1")).AllText;
        Assert.Contains("Captured as examples", details, StringComparison.Ordinal);
        Assert.Contains("They are a student &amp; use &lt;free mail&gt;", details, StringComparison.Ordinal);
        Assert.Contains("<@U0REP2> · captured by <@U0REP1>", details, StringComparison.Ordinal);
        Assert.Contains(Link(reply), details, StringComparison.Ordinal);

        await app.Slack.User("U0REP1").Command("C0ALERTS", "/handoff why evt-1");
        await app.Note("C0ALERTS", "U0REP1", "aptured as an example");
        await app.Slack.User("U0REV").Command("C0REVIEW", "/handoff digest now");
        var digest = (await app.Message("C0REVIEW", "This week so far")).AllText;
        Assert.Contains("*Examples captured:* 1 message on 1 alert: ", digest, StringComparison.Ordinal);
        Assert.Contains(Link(reply), digest, StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task The_card_itself_stands_for_its_thread_and_a_later_event_keeps_the_notes(string kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Decide(new SampleEvent("evt-1"));
        var card = await app.Message(Channel, "Acme");
        await Wait.Until(app.IsIdle);

        await app.Slack.User("U0REP1").Shortcut(card, "capture_example");
        await app.Message(Channel, "1 message captured");
        await app.Decide(new SampleEvent("evt-2") { Score = 97 });

        var updated = await app.Message(Channel, "97");
        Assert.Contains("*1 message captured* as an example", updated.AllText, StringComparison.Ordinal);
        await app.Slack.User("U0REP1").Click(updated, "alert_details");
        Assert.Contains("the thread · captured by <@U0REP1>", (await app.Modal("U0REP1")).AllText, StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_message_that_belongs_to_no_alert_says_so_in_plain_words(string kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Decide(new SampleEvent("evt-1"));
        var card = await app.Message(Channel, "Acme");
        await Wait.Until(app.IsIdle);
        var elsewhere = await app.Slack.User("U0REP2").PostMessage(Channel, "Lunch?");
        // The same moment in another channel is another message.
        var other = await app.Slack.User("U0REP2").PostMessage("C0MGRS", "Who knows them?", card.Ts);

        await app.Slack.User("U0REP1").Shortcut(elsewhere, "capture_example");
        var told = await app.Note(Channel, "U0REP1", "belongs to no lead");
        Assert.Contains("nothing was captured", told.Text, StringComparison.Ordinal);
        await app.Slack.User("U0REP1").Shortcut(other, "capture_example");
        await app.Note("C0MGRS", "U0REP1", "belongs to no lead");
        Assert.Equal(0, await Facts(app));
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task What_somebody_wrote_is_emptied_with_the_rest_of_the_alert(string kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Decide(new SampleEvent("evt-1"));
        var card = await app.Message(Channel, "Acme");
        await Wait.Until(app.IsIdle);
        await app.Slack.User("U0REP1").Shortcut(await app.Slack.User("U0REP2").PostMessage(Channel, Words, card.Ts), "capture_example");
        await app.Message(Channel, "1 message captured");
        Assert.Equal(Words, (await Captured(app)).Text);
        app.Slack.Clock.Advance(TimeSpan.FromDays(200));
        await app.Message(Channel, "expired");
        await Wait.Until(app.IsIdle);

        await app.Bot.Services.GetRequiredService<RetentionLoop>().RunDue(default);

        Assert.Equal((null, "U0REP1"), ((await Captured(app)).Text, (await Captured(app)).By));
    }

    private static string Link(ChannelMessage message) =>
        $"archives/{message.Channel}/p{message.Ts.Replace(".", "", StringComparison.Ordinal)}";

    private static Task<int> Facts(TestApp app) =>
        app.Database.Database.Read(
            (db, cancel) => db.AlertFacts.CountAsync(fact => fact.Kind == AlertFactKind.ExampleCaptured, cancel),
            default
        );

    private static async Task<CapturedExample> Captured(TestApp app) =>
        Assert.Single(
            (await app.Database.Database.Read((db, cancel) => db.Alerts.AsNoTracking().SingleAsync(cancel), default)).Alert.Captured
        );
}
