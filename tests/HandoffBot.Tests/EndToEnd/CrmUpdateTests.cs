using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Sandbox.Interactions;
using HandoffBot.Sandbox.Workspaces;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using HandoffBot.Tests.Interactions.Moves;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Tests.EndToEnd;

/// <summary>The clock that a first contact starts where the agreement asks for an update of the CRM.</summary>
public sealed class CrmUpdateTests
{
    private const string Managers = "C0MGRS";
    private const string Waiting = "alert_undo_contacted alert_report_contact alert_crm_updated alert_bad_score alert_details";
    private const string Final = "alert_report_contact alert_bad_score alert_details";

    private static readonly string InTheShadow = SampleAgreement.Text.Replace(
        "first_touch: 30m",
        "first_touch: 30m, crm_update: { within: 2h, field: account.employees, managers_after: 5s }",
        StringComparison.Ordinal
    );

    private static readonly string Enforced = InTheShadow.Replace("sla: not_yet", "sla: use_now", StringComparison.Ordinal);

    public static TheoryData<string> Databases => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task An_update_that_is_missed_is_asked_for_once_then_told_the_managers_and_ends_when_the_field_comes(string database)
    {
        await using var app = await TestApp.Start(database, MidweekClock.Sandbox(), Enforced);
        var card = await Contacted(app);
        await app.Message(CardDriver.Channel, "CRM update due");

        await app.AdvanceWhenIdle(TimeSpan.FromHours(2));
        await app.DirectMessage("D0REP1", "CRM update overdue: Acme");
        await app.Message(CardDriver.Channel, "CRM update overdue");
        await app.AdvanceWhenIdle(TimeSpan.FromSeconds(5));
        var managers = await app.Message(Managers, "CRM update missed: 1 lead");
        Assert.Contains("<@U0REP1>", managers.AllText, StringComparison.Ordinal);
        Assert.DoesNotContain("First touch missed", managers.AllText, StringComparison.Ordinal);

        // What held before the contact tells of nothing, and neither does another field.
        await app.Decide(new SampleFields("fld-old") { Employees = 120, Ago = TimeSpan.FromHours(3) });
        await app.Decide(new SampleFields("fld-other") { Name = "Acme Ltd" });
        Assert.DoesNotContain(AlertFactKind.CrmUpdated, await Facts(app));
        await app.Decide(new SampleFields("fld-1") { Employees = 130 });
        await app.Message(CardDriver.Channel, "CRM updated");
        await app.Offers(card, Final);
        await app.Decide(new SampleFields("fld-2") { Employees = 140 });

        await app.Slack.User("U0REV").Command("C0ALERTS", "/handoff digest now");
        var digest = await app.Message("C0REVIEW", "CRM updates after first contact");
        Assert.Contains("*0* of 1 in time · *1* missed (100 %) · 1 updated late", digest.AllText, StringComparison.Ordinal);
        Assert.Contains("*1* of 1 contacted in time", digest.AllText, StringComparison.Ordinal);
        await app.Slack.User("U0REP1").Command("C0ALERTS", "/handoff why acme");
        var why = await app.Note("C0ALERTS", "U0REP1", "CRM update missed");
        Assert.Contains("CRM updated: the number of employees by lead-fields/fld-1", why.Text, StringComparison.Ordinal);
        await Wait.Until(app.IsIdle);
        Assert.Equal((1, 1), (Sent(app, "D0REP1"), Sent(app, Managers)));
        Assert.Equal(
            [
                AlertFactKind.Opened,
                AlertFactKind.Contacted,
                AlertFactKind.CrmUpdateAsked,
                AlertFactKind.CrmUpdateMissed,
                AlertFactKind.CrmUpdateReminded,
                AlertFactKind.CrmUpdateEscalated,
                AlertFactKind.CrmUpdated,
            ],
            await Facts(app)
        );
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task Whoever_contacted_the_lead_says_that_it_is_done_and_a_second_person_is_told_who_can(string database)
    {
        await using var app = await TestApp.Start(database, MidweekClock.Sandbox(), Enforced);
        var card = await Contacted(app);

        await app.Slack.User("U0REP2").Click(card, "alert_crm_updated");
        await app.Note(CardDriver.Channel, "U0REP2", "Only <@U0REP1>, who contacted this lead");
        await app.Slack.User("U0REP1").Click(card, "alert_crm_updated");
        await app.Message(CardDriver.Channel, "CRM updated*, says <@U0REP1>");
        // A click on what was offered before.
        await app.Slack.User("U0REP1").Click(card.Channel, card.Ts, new Click("alert_crm_updated") { AllowStale = true });
        await app.Note(CardDriver.Channel, "U0REP1", "The CRM was updated already");

        await app.AdvanceWhenIdle(TimeSpan.FromHours(3));
        await app.Offers(card, Final);
        await Wait.Until(app.IsIdle);
        Assert.Equal((0, 0), (Sent(app, "D0REP1"), Sent(app, Managers)));
        Assert.Equal("U0REP1", (await Alert(app)).CrmUpdate?.UpdatedBy);
        Assert.Single(await Facts(app), AlertFactKind.CrmUpdated);
        Assert.DoesNotContain(AlertFactKind.CrmUpdateMissed, await Facts(app));
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task In_the_shadow_it_is_recorded_nobody_is_told_and_the_digest_says_would_have(string database)
    {
        await using var app = await TestApp.Start(database, MidweekClock.Sandbox(), InTheShadow);
        var card = await Contacted(app);

        await app.AdvanceWhenIdle(TimeSpan.FromHours(2));
        await Wait.Until(async _ => (await Facts(app)).Contains(AlertFactKind.CrmUpdateMissedInShadow));
        await app.Slack.User("U0REV").Command("C0ALERTS", "/handoff digest now");
        var digest = await app.Message("C0REVIEW", "CRM updates after first contact");
        Assert.Contains("*1* would have been missed", digest.AllText, StringComparison.Ordinal);

        await app.AdvanceWhenIdle(TimeSpan.FromHours(1));
        await app.Offers(card, "alert_report_contact alert_crm_updated alert_bad_score alert_details");
        await Wait.Until(app.IsIdle);
        Assert.Equal((0, 0), (Sent(app, "D0REP1"), Sent(app, Managers)));
        Assert.DoesNotContain("CRM update ", (await app.Message(CardDriver.Channel, "Acme")).AllText, StringComparison.Ordinal);
        Assert.DoesNotContain(AlertFactKind.CrmUpdateReminded, await Facts(app));
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task What_came_due_while_the_bot_was_down_is_done_once_when_it_is_back(string database)
    {
        await using var app = await TestApp.Start(database, MidweekClock.Sandbox(), Enforced);
        var card = await Contacted(app);
        await app.Shown();
        await app.StopBot();
        app.Slack.Clock.Advance(TimeSpan.FromHours(6));

        await app.StartBot();
        await app.DirectMessage("D0REP1", "CRM update overdue: Acme");
        await app.Message(Managers, "CRM update missed: 1 lead");
        await app.Offers(card, "alert_report_contact alert_crm_updated alert_bad_score alert_details");
        await Wait.Until(app.IsIdle);
        await app.Restart();
        await Wait.Until(app.IsIdle);

        Assert.Equal((1, 1), (Sent(app, "D0REP1"), Sent(app, Managers)));
        Assert.Single(await Facts(app), AlertFactKind.CrmUpdateMissed);
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task A_contact_that_is_taken_back_asks_for_nothing_any_more(string database)
    {
        var soon = Enforced.Replace("within: 2h", "within: 5m", StringComparison.Ordinal);
        await using var app = await TestApp.Start(database, MidweekClock.Sandbox(), soon);
        var card = await Contacted(app);
        await app.AdvanceWhenIdle(TimeSpan.FromMinutes(6));
        await app.DirectMessage("D0REP1", "CRM update overdue: Acme");

        await app.Slack.User("U0REP1").Click(card, "alert_undo_contacted");
        await app.Offers(card, "alert_claim alert_contacted alert_snooze alert_not_mine alert_bad_score alert_details | alert_reassign");
        await app.Slack.User("U0REP1").Click(card.Channel, card.Ts, new Click("alert_crm_updated") { AllowStale = true });
        await app.Note(CardDriver.Channel, "U0REP1", "Nobody is asked to update the CRM");
        await app.Decide(new SampleFields("fld-1") { Employees = 130 });

        Assert.Null((await Alert(app)).CrmUpdate);
        Assert.DoesNotContain(AlertFactKind.CrmUpdated, await Facts(app));
        await app.Slack.User("U0REV").Command("C0ALERTS", "/handoff digest now");
        var digest = await app.Message("C0REVIEW", "This week so far");
        Assert.DoesNotContain("CRM updates", digest.AllText, StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task A_later_alert_of_the_account_does_not_keep_the_field_from_ending_the_earlier_ones_wait(string database)
    {
        var patient = Enforced.Replace("within: 2h", "within: 2d", StringComparison.Ordinal);
        await using var app = await TestApp.Start(database, agreement: patient);
        var first = await Contacted(app);
        await app.AdvanceWhenIdle(TimeSpan.FromHours(5));
        await app.Decide(new SampleEvent("evt-2"));
        await app.Slack.Workspace.Until(w => w.Channel(CardDriver.Channel).Messages.Count == 2, Wait.Limit);

        await app.Decide(new SampleFields("fld-1") { Employees = 130 });

        await app.Offers(first, Final);
        Assert.Single(await Facts(app), AlertFactKind.CrmUpdated);
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task Nothing_is_asked_where_the_agreement_does_not_say_so(string database)
    {
        await using var app = await TestApp.Start(database);
        await app.Decide(new SampleEvent("hot"));
        var card = await app.Message(CardDriver.Channel, "Acme");
        await app.Shown();
        await app.Slack.User("U0REP1").Click(card, "alert_contacted");

        await app.Offers(card, "alert_undo_contacted alert_report_contact alert_bad_score alert_details");
        Assert.Equal([AlertFactKind.Opened, AlertFactKind.Contacted], await Facts(app));
        Assert.Null((await Alert(app)).CrmUpdate);
    }

    private static async Task<ChannelMessage> Contacted(TestApp app)
    {
        await app.Decide(new SampleEvent("hot") { Owner = "U0REP1" });
        var card = await app.Message(CardDriver.Channel, "Acme");
        await app.Shown();
        await app.Slack.User("U0REP1").Click(card, "alert_contacted");
        await app.Offers(card, Waiting);
        return card;
    }

    private static int Sent(TestApp app, string channel) => app.Slack.Workspace.FindChannel(channel)?.Messages.Count ?? 0;

    private static Task<Alert> Alert(TestApp app) =>
        app.Database.Database.Read((db, cancel) => db.Alerts.Select(row => row.Alert).SingleAsync(cancel), default);

    private static Task<List<AlertFactKind>> Facts(TestApp app) =>
        app.Database.Database.Read((db, cancel) => db.AlertFacts.OrderBy(f => f.Seq).Select(f => f.Kind).ToListAsync(cancel), default);
}
