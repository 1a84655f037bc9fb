using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Hosting;
using HandoffBot.Sandbox.Interactions;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using NodaTime;

namespace HandoffBot.Tests.Interactions.Moves;

/// <summary>A rep makes a lead quiet for a while, and it comes back.</summary>
public sealed class SnoozeTests
{
    private const string Rest = "alert_not_mine alert_bad_score alert_details | alert_release alert_take_over alert_reassign";
    private const string Quiet = $"alert_contacted alert_end_snooze {Rest}";
    private const string Claimed = $"alert_contacted alert_snooze {Rest}";

    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_snoozed_lead_is_quiet_stays_the_reps_and_comes_back_with_one_message(string kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Decide(new SampleEvent("evt-1"));
        var card = await app.Message(CardDriver.Channel, "Acme");
        await app.Fill("U0REP1", card, "alert_snooze", ("until", "hour"));
        await app.Note(CardDriver.Channel, "U0REP1", "It stays yours");
        await app.Offers(card, Quiet);
        await app.Message(CardDriver.Channel, "Snoozed* until");
        await app.Slack.User("U0REP1").Command("C0ALERTS", "/handoff queue");
        await app.Note("C0ALERTS", "U0REP1", "Your queue is empty");

        await app.Restart();
        await app.Shown();
        await app.AdvanceWhenIdle(TimeSpan.FromMinutes(59));
        await app.Offers(card, Quiet);
        await app.AdvanceWhenIdle(TimeSpan.FromMinutes(2));

        await app.Offers(card, Claimed);
        await app.DirectMessage("D0REP1", "Back from its snooze: Acme");
        await app.Restart();
        await app.AdvanceWhenIdle(TimeSpan.FromMinutes(1));
        Assert.Single(await app.Direct("D0REP1"));
    }

    [Fact]
    public async Task Whoever_snoozed_ends_it_by_a_click_and_others_are_told_who_can()
    {
        await using var app = await TestApp.Start();
        await app.Decide(new SampleEvent("evt-1"));
        var card = await app.Message(CardDriver.Channel, "Acme");
        await app.Fill("U0REP1", card, "alert_snooze", ("until", "hour"));
        await app.Offers(card, Quiet);
        await app.Slack.User("U0REP2").Click(card, "alert_end_snooze");
        await app.Note(CardDriver.Channel, "U0REP2", "Only <@U0REP1>");

        await app.Slack.User("U0REP1").Click(card, "alert_end_snooze");

        await app.Offers(card, Claimed);
        Assert.Empty(await app.Direct("D0REP1"));
    }

    [Fact]
    public async Task A_window_left_open_until_the_alert_is_somebody_elses_or_over_changes_nothing_and_says_so()
    {
        await using var app = await TestApp.Start();
        await app.Decide(new SampleEvent("evt-1"));
        var card = await app.Message(CardDriver.Channel, "Acme");
        foreach (var rep in new[] { "U0REP1", "U0REP2" })
        {
            await app.Slack.User(rep).Click(card, "alert_snooze");
            await app.Modal(rep);
        }

        await app.Slack.User("U0REP3").Click(card, "alert_claim");
        await app.Offers(card, Claimed);
        await app.Slack.User("U0REP1").Submit(await app.Modal("U0REP1"));
        await app.Note(CardDriver.Channel, "U0REP1", "Only <@U0REP3>");

        await app.AdvanceWhenIdle(TimeSpan.FromHours(4));
        await app.Message(CardDriver.Channel, "Expired*");
        await app.Slack.User("U0REP2").Submit(await app.Modal("U0REP2"));
        await app.Note(CardDriver.Channel, "U0REP2", "This alert expired");
    }

    [Fact]
    public async Task What_expires_too_soon_is_not_snoozed_and_a_day_must_be_chosen_while_the_window_is_open()
    {
        await using var app = await TestApp.Start();
        // In the night the opening of the next day comes after a lead of 24 hours has expired.
        app.Slack.Clock.Advance(UntilNoon(app));
        await app.Decide(new SampleEvent("evt-1"));
        await app.Decide(new SampleEvent("evt-2") { Account = "later", Name = "Later", Score = 75 });
        var later = await app.Message(CardDriver.Channel, "Later");
        await app.Slack.User("U0REP1").Click(later, "alert_snooze");
        var modal = await app.Modal("U0REP1");
        await app.Slack.User("U0REP1").Submit(modal, new Dictionary<string, string?> { ["until"] = "day" });
        Assert.Equal("Choose the day.", (await app.Modal("U0REP1")).Errors?["day"]);

        await app.AdvanceWhenIdle(TimeSpan.FromMinutes(200));
        await app.Slack.User("U0REP2").Click(await app.Message(CardDriver.Channel, "Acme"), "alert_snooze");
        await app.Note(CardDriver.Channel, "U0REP2", "too soon to snooze it");
    }

    [Fact]
    public async Task A_hotter_score_brings_a_snoozed_lead_back()
    {
        await using var app = await TestApp.Start();
        await app.Decide(new SampleEvent("evt-1") { Score = 75 });
        var card = await app.Message(CardDriver.Channel, "Acme");
        await app.Fill("U0REP1", card, "alert_snooze", ("until", "hour"));
        await app.Offers(card, Quiet);

        await app.Decide(new SampleEvent("evt-2") { Score = 95 });

        await app.Offers(card, Claimed);
        await app.DirectMessage("D0REP1", "Back from its snooze: Acme");
        await app.Slack.User("U0REP1").Command("C0ALERTS", "/handoff why acme");
        await app.Note("C0ALERTS", "U0REP1", "back from its snooze");
    }

    [Fact]
    public async Task One_of_two_who_snooze_at_once_has_it()
    {
        await using var fixture = await OpenAlertFixture.Open();
        var app = fixture.App;
        var card = await app.Message(CardDriver.Channel, "Acme");
        foreach (var rep in new[] { "U0REP1", "U0REP2" })
        {
            await app.Slack.User(rep).Click(CardDriver.Channel, card.Ts, new Click("alert_snooze"));
            await app.Modal(rep);
        }

        var (first, second) = (await app.Modal("U0REP1"), await app.Modal("U0REP2"));
        await Task.WhenAll(app.Slack.User("U0REP1").Submit(first), app.Slack.User("U0REP2").Submit(second));
        await fixture.Processed(4);

        var alert = await fixture.Alert();
        Assert.Equal(alert.Claimed?.By, alert.Snoozed?.By);
        Assert.Single(await fixture.Facts(AlertFactKind.Snoozed));
        Assert.Single(await fixture.Facts(AlertFactKind.Claimed));
    }

    private static TimeSpan UntilNoon(TestApp app)
    {
        var now = app.Slack.Clock.Now();
        var zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
        var noon = zone.AtLeniently(now.InZone(zone).Date + new LocalTime(12, 0)).ToInstant();
        return ((noon < now ? noon + Duration.FromDays(1) : noon) - now).ToTimeSpan();
    }
}
