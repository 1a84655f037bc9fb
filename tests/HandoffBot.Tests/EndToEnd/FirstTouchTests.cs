using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Tests.EndToEnd;

/// <summary>The first-touch clock: reminder, breach and escalation, with and without the authority to chase anybody.</summary>
public sealed class FirstTouchTests
{
    private const string Channel = "C0EMEA";
    private const string Managers = "C0MGRS";

    private static readonly string Enforced = SampleAgreement
        .Text.Replace("sla: not_yet", "sla: use_now", StringComparison.Ordinal)
        .Replace("first_touch: 30m", "first_touch: 30m, remind_before: 10m", StringComparison.Ordinal)
        .Replace(
            "authority:",
            "escalation: [ { after: breach, to: managers }, { after: 15m, to: reassign } ]\nauthority:",
            StringComparison.Ordinal
        );

    public static TheoryData<string> Databases => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task A_lead_nobody_touches_is_reminded_of_escalated_and_given_to_the_next_person_each_once(string database)
    {
        await using var app = await TestApp.Start(database, agreement: Enforced);
        await app.Decide(new SampleEvent("hot"));
        await app.Message(Channel, "First touch due");

        await app.AdvanceWhenIdle(TimeSpan.FromMinutes(20));
        await app.DirectMessage("D0REP1", "First touch due in 10 minutes: Acme");

        await app.AdvanceWhenIdle(TimeSpan.FromMinutes(10));
        await app.Message(Channel, "First touch overdue");
        var managers = await app.Message(Managers, "First touch missed: 1 lead");
        Assert.Contains("<@U0REP1>", managers.AllText, StringComparison.Ordinal);

        await app.AdvanceWhenIdle(TimeSpan.FromMinutes(15));
        await app.DirectMessage("D0REP1", "No longer yours: Acme");
        await app.DirectMessage("D0REP2", "Yours now: Acme");
        var card = await app.Message(Channel, "<@U0REP2>");

        await app.AdvanceWhenIdle(TimeSpan.FromMinutes(30));
        await app.Slack.User("U0REP2").Click(card, "alert_contacted");
        await app.Message(Channel, "Contacted* by <@U0REP2>");
        await Wait.Until(app.IsIdle);
        Assert.Equal((2, 1, 1), (Sent(app, "D0REP1"), Sent(app, "D0REP2"), Sent(app, Managers)));
        Assert.Equal(
            [
                AlertFactKind.Opened,
                AlertFactKind.FirstTouchReminded,
                AlertFactKind.FirstTouchMissed,
                AlertFactKind.Escalated,
                AlertFactKind.FirstTouchReassigned,
                AlertFactKind.Contacted,
            ],
            await Facts(app)
        );
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task Many_missed_at_once_are_one_message_to_the_managers_also_with_two_instances(string database)
    {
        await using var app = await TestApp.Start(database, agreement: Enforced);
        await using var other = database == TestDatabase.Sqlite ? null : await app.StartInstance();
        for (var lead = 0; lead < 6; lead++)
        {
            await app.Decide(new SampleEvent($"evt-{lead}") { Account = $"acc-{lead}", Name = $"Company {lead}" });
        }

        await app.AdvanceWhenIdle(TimeSpan.FromMinutes(31));
        await app.Message(Managers, "First touch missed: 6 leads");
        await Wait.Until(app.IsIdle);

        Assert.Equal(1, Sent(app, Managers));
        Assert.Equal(6, (await Facts(app)).Count(kind => kind is AlertFactKind.FirstTouchMissed));
        Assert.Equal(6, (await Facts(app)).Count(kind => kind is AlertFactKind.Escalated));
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task What_came_due_while_the_bot_was_down_is_done_once_when_it_is_back(string database)
    {
        await using var app = await TestApp.Start(database, agreement: Enforced);
        await app.Decide(new SampleEvent("hot"));
        await app.Message(Channel, "First touch due");
        await app.StopBot();
        app.Slack.Clock.Advance(TimeSpan.FromMinutes(50));

        await app.StartBot();
        await app.DirectMessage("D0REP2", "Yours now: Acme");
        await app.Message(Managers, "First touch missed: 1 lead");
        await Wait.Until(app.IsIdle);
        await app.Restart();
        await Wait.Until(app.IsIdle);

        // The reminder would have come too late to act on.
        Assert.Equal((1, 1, 1), (Sent(app, "D0REP1"), Sent(app, "D0REP2"), Sent(app, Managers)));
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task In_the_shadow_a_breach_is_recorded_the_digest_says_would_have_and_nobody_is_chased(string database)
    {
        await using var app = await TestApp.Start(database);
        await app.Decide(new SampleEvent("hot"));
        var card = await app.Message(Channel, "Acme");
        Assert.DoesNotContain("First touch", card.AllText, StringComparison.OrdinalIgnoreCase);
        // The card is in Slack before the bot has recorded that it was posted, and the digest counts what is recorded.
        await Wait.Until(app.IsIdle);
        await app.Slack.User("U0REV").Command("C0ALERTS", "/handoff digest now");
        await app.Message("C0REVIEW", "1 still in time, or closed before the deadline");

        await app.AdvanceWhenIdle(TimeSpan.FromMinutes(31));
        await Wait.Until(async _ => (await Facts(app)).Contains(AlertFactKind.FirstTouchMissedInShadow));
        await app.Slack.User("U0REV").Command("C0ALERTS", "/handoff digest now");
        await app.Message("C0REVIEW", "would have been missed");

        Assert.Equal((0, 0), (Sent(app, "D0REP1"), Sent(app, Managers)));
        await app.Slack.User("U0REP1").Command("C0ALERTS", "/handoff why acme");
        await app.Note("C0ALERTS", "U0REP1", "first touch missed, recorded only");
        Assert.DoesNotContain("First touch", (await app.Message(Channel, "Acme")).AllText, StringComparison.OrdinalIgnoreCase);
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task Who_may_pauses_and_resumes_a_clock_with_a_reason_and_no_time_is_lost(string database)
    {
        await using var app = await TestApp.Start(database, agreement: Enforced);
        await app.Decide(new SampleEvent("hot") { Name = "Northern Freight" });
        await app.Message(Channel, "First touch due");

        await app.Slack.User("U0REP1").Command("C0ALERTS", "/handoff pause acme because I am busy");
        await app.Note("C0ALERTS", "U0REP1", "Only <@U0OPS> or <@U0EXC> can pause");
        await app.Slack.User("U0OPS").Command("C0ALERTS", "/handoff pause acme");
        await app.Note("C0ALERTS", "U0OPS", "Pause what, and why?");
        await app.AdvanceWhenIdle(TimeSpan.FromMinutes(15));
        await app.Slack.User("U0OPS").Command("C0ALERTS", "/handoff pause acme because they asked for a call tonight");
        await app.Message(Channel, "First-touch clock paused by <@U0OPS>");

        await app.AdvanceWhenIdle(TimeSpan.FromHours(2));
        await Wait.Until(app.IsIdle);
        Assert.DoesNotContain(AlertFactKind.FirstTouchMissed, await Facts(app));
        await app.Slack.User("U0EXC").Command("C0ALERTS", "/handoff resume Northern Freight");
        await app.Note("C0ALERTS", "U0EXC", "First touch is due");
        await app.Message(Channel, "First touch due");

        await app.AdvanceWhenIdle(TimeSpan.FromMinutes(14));
        await Wait.Until(app.IsIdle);
        Assert.DoesNotContain(AlertFactKind.FirstTouchMissed, await Facts(app));
        await app.AdvanceWhenIdle(TimeSpan.FromMinutes(1));
        await app.Message(Channel, "First touch overdue");
        await app.Slack.User("U0OPS").Command("C0ALERTS", "/handoff why acme");
        await app.Note("C0ALERTS", "U0OPS", "first-touch clock paused by <@U0OPS>: they asked for a call tonight");
    }

    private static int Sent(TestApp app, string channel) => app.Slack.Workspace.FindChannel(channel)?.Messages.Count ?? 0;

    private static Task<List<AlertFactKind>> Facts(TestApp app) =>
        app.Database.Database.Read((db, cancel) => db.AlertFacts.OrderBy(f => f.Seq).Select(f => f.Kind).ToListAsync(cancel), default);
}
