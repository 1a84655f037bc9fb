using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Hosting;
using HandoffBot.Sandbox.Faults;
using HandoffBot.Sandbox.Workspaces;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using HandoffBot.Tests.Interactions.Labels;
using Microsoft.EntityFrameworkCore;
using Duration = NodaTime.Duration;

namespace HandoffBot.Tests.Deadlines;

/// <summary>Time leaves an alert alone on which a click waits that a running host has received and cannot work yet.</summary>
public sealed class WaitingClickTests
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(4);

    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_lead_contacted_in_time_stays_contacted_although_its_deadlines_pass_while_the_click_waits(string kind)
    {
        await using var app = await TestApp.Start(kind, MidweekClock.Sandbox());
        var card = await TwoLeads(app);
        Assert.True((await app.Slack.User("U0REP1").Click(card, "alert_contacted")).Acknowledged);
        var clicked = app.Slack.Clock.Now();

        app.Slack.Clock.Advance(Lifetime);
        await UntilExpired(app, "Globex");

        Assert.Equal(AlertState.Open, (await Alert(app, "Acme")).State);

        app.Slack.Faults.Clear();
        await Wait.Until(app.IsIdle);

        var alert = await Alert(app, "Acme");
        Assert.Equal(AlertState.Contacted, alert.State);
        Assert.InRange(alert.Alert.Contacted!.At, clicked - Duration.FromSeconds(30), clicked);
        Assert.Equal([AlertFactKind.Opened, AlertFactKind.Contacted], await Facts(app, alert.Id));
        Assert.Contains(AlertFactKind.FirstTouchMissedInShadow, await Facts(app, (await Alert(app, "Globex")).Id));
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_click_that_is_never_worked_keeps_time_from_its_alert_for_three_days(string kind)
    {
        await using var app = await TestApp.Start(kind, MidweekClock.Sandbox());
        var card = await TwoLeads(app);
        Assert.True((await app.Slack.User("U0REP1").Click(card, "alert_contacted")).Acknowledged);

        app.Slack.Clock.Advance(Lifetime);
        await UntilExpired(app, "Globex");
        Assert.Equal(AlertState.Open, (await Alert(app, "Acme")).State);
        app.Slack.Clock.Advance(TimeSpan.FromDays(3));

        await UntilExpired(app, "Acme");
    }

    [SkippableFact]
    public async Task Another_instance_leaves_an_alert_alone_on_which_a_click_waits_that_it_did_not_receive()
    {
        await using var app = await TestApp.Start(TestDatabase.Postgres, MidweekClock.Sandbox());
        var card = await TwoLeads(app);
        await using var other = await app.StartInstance();
        Assert.True((await app.Slack.User("U0REP1").Click(card, "alert_contacted")).Acknowledged);
        await app.Bot.StopAsync();

        app.Slack.Clock.Advance(Lifetime);
        await UntilExpired(app, "Globex");
        app.Slack.Faults.Clear();

        await Wait.Until(async _ => (await Alert(app, "Acme")).State == AlertState.Contacted);
        Assert.DoesNotContain(AlertFactKind.Expired, await Facts(app, (await Alert(app, "Acme")).Id));
        await other.StopAsync();
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_click_that_carries_what_is_no_alerts_id_is_kept_as_any_other(string kind)
    {
        await using var app = await TestApp.Start(kind);
        using var caller = new SlackCaller(app.BotUrl, app.Slack.Clock);

        foreach (var value in new[] { "", "\0", "ä", new string('a', 5000), "a1" })
        {
            Assert.True((await caller.Click("U0REP1", "alert_claim", value)).IsSuccessStatusCode);
        }

        await Wait.Until(app.IsIdle);
        var kept = await app.Database.Database.Read(
            (db, cancel) => db.SlackInbox.OrderBy(row => row.Seq).Select(row => row.AlertId).ToListAsync(cancel),
            default
        );
        Assert.Equal([null, null, null, null, "a1"], kept);
    }

    // On a host that does not know yet whose the token is: clicks are kept and answered, and wait. Its due loop runs.
    private static async Task<ChannelMessage> TwoLeads(TestApp app)
    {
        await Lead(app, "Initech");
        await app.AdvanceWhenIdle(Lifetime - TimeSpan.FromMinutes(10));
        await Lead(app, "Globex");
        var card = await Lead(app, "Acme");
        await Wait.Until(app.IsIdle);
        await app.StopBot();
        app.Slack.Faults.Add(new InjectedFault(FaultKind.ServerError) { Method = "auth.test" });
        await app.StartBot();
        app.Slack.Clock.Advance(TimeSpan.FromMinutes(11));
        await UntilExpired(app, "Initech");
        return card;
    }

    private static async Task<ChannelMessage> Lead(TestApp app, string company)
    {
        await app.Decide(new SampleEvent(company) { Account = company, Name = company });
        var card = await app.Message(ReviewDriver.Cards, company);
        await app.Shown();
        return card;
    }

    private static Task UntilExpired(TestApp app, string company) =>
        Wait.Until(async _ => (await Alert(app, company)).State == AlertState.Expired);

    private static Task<AlertRow> Alert(TestApp app, string company) =>
        app.Database.Database.Read(
            (db, cancel) => db.Alerts.AsNoTracking().SingleAsync(row => row.AccountKey == company, cancel),
            default
        );

    private static Task<List<AlertFactKind>> Facts(TestApp app, string alert) =>
        app.Database.Database.Read(
            (db, cancel) =>
                db.AlertFacts.Where(fact => fact.AlertId == alert).OrderBy(fact => fact.Seq).Select(fact => fact.Kind).ToListAsync(cancel),
            default
        );
}
