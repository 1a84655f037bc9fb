using HandoffBot.Sandbox.Workspaces;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Tests.EndToEnd;

/// <summary>Leads that come in outside working hours wait for them to open, and are released at a pace, the hottest first.</summary>
public sealed class OpeningTests
{
    private const string Channel = "C0EMEA";
    private const string Owner = "U0EXC";
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public static TheoryData<string> Databases => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task Leads_wait_for_opening_and_go_out_hottest_first_one_a_minute_with_their_age(string database)
    {
        var coverage = ClosedCoverage.Now();
        await using var app = await TestApp.Start(database, agreement: coverage.Agreement("released_a_minute: 1"));
        var held = await ClosedCoverage.Send(app, "warm", 75);
        await ClosedCoverage.Send(app, "hot", 90);
        await ClosedCoverage.Send(app, "hottest", 95);
        Assert.Equal(("held", "hours:emea"), (held.Outcome, held.Rule));
        Assert.StartsWith("Waits for opening: ", held.Reason, StringComparison.Ordinal);
        await Ask(app, "U0REP1", "why evt-warm", "Waits for opening");
        var listed = await Ask(app, "U0REP1", "held", "3 leads wait for opening");
        Assert.Equal(["hottest Ltd", "hot Ltd", "warm Ltd"], Order(listed, "hottest Ltd", "hot Ltd", "warm Ltd"));
        Assert.Contains("No lead is held", listed, StringComparison.Ordinal);
        Assert.DoesNotContain("held_release", listed, StringComparison.Ordinal);
        var offered = await Ask(app, Owner, "held", "3 leads wait for opening");
        string[] order = ["No lead is held", "3 leads wait for opening", "hottest Ltd", "hot Ltd", "warm Ltd"];
        Assert.Equal(order, Order(offered, order));
        Assert.Contains("held_release", offered, StringComparison.Ordinal);
        await Ask(app, Owner, "queue", "0 held · 3 waiting for opening (`/handoff held`)");
        await Wait.Until(app.IsIdle);
        Assert.Empty(app.Slack.Workspace.Channel(Channel).Messages);
        Assert.Empty(app.Slack.Workspace.FindChannel("D0REP1")?.Messages ?? []);
        Assert.Empty(app.Slack.Workspace.FindChannel("C0REVIEW")?.Messages ?? []);

        await coverage.Opens(app);

        var card = await app.Message(Channel, "hottest Ltd");
        Assert.Contains("*Came in* <!date^", card.AllText, StringComparison.Ordinal);
        Assert.Contains("waited for opening <!date^", card.AllText, StringComparison.Ordinal);
        Assert.Single(app.Slack.Workspace.Channel(Channel).Messages);
        await app.AdvanceWhenIdle(Minute);
        await app.Message(Channel, "hot Ltd");
        Assert.Equal(2, app.Slack.Workspace.Channel(Channel).Messages.Count);
        await app.AdvanceWhenIdle(Minute);
        await app.Message(Channel, "warm Ltd");
        var again = Assert.Single((await app.Decision("evt-warm")).GetProperty("decided_again").EnumerateArray());
        Assert.Equal("alerted", again.GetProperty("outcome").GetString());
        Assert.DoesNotContain("wait for opening", await Ask(app, "U0REP2", "held", "No lead is held"), StringComparison.Ordinal);
        await app.AdvanceWhenIdle(Minute);
        await app.Shown();
        Assert.Equal(3, app.Slack.Workspace.Channel(Channel).Messages.Count);
        Assert.Equal(0, await ClosedCoverage.Waiting(app));
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task A_new_event_while_it_waits_changes_what_waits_and_what_no_longer_alerts_waits_no_more(string database)
    {
        var coverage = ClosedCoverage.Now();
        await using var app = await TestApp.Start(database, agreement: coverage.Agreement());
        await ClosedCoverage.Send(app, "acme", 75);
        await app.Decide(new SampleEvent("evt-later") { Score = 95, Account = "acme", Name = "acme Ltd" });
        await ClosedCoverage.Send(app, "cooled", 92);
        await app.Decide(new SampleEvent("evt-cold") { Score = 12, Account = "cooled", Name = "cooled Ltd" });
        Assert.Equal(1, await ClosedCoverage.Waiting(app));
        await app.Restart();

        await coverage.Opens(app);

        var card = await app.Message(Channel, "acme Ltd");
        Assert.Contains("95", card.AllText, StringComparison.Ordinal);
        await app.AdvanceWhenIdle(Minute);
        await app.Shown();
        Assert.Single(app.Slack.Workspace.Channel(Channel).Messages);
        Assert.Equal(1, await app.Database.Database.Read((db, cancel) => db.Alerts.CountAsync(cancel), default));
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task What_expires_before_its_opening_is_not_posted_and_the_digest_tells_of_it(string database)
    {
        var coverage = ClosedCoverage.Now();
        var text = coverage.Agreement().Replace("expires_after: 4h", "expires_after: 30m", StringComparison.Ordinal);
        await using var app = await TestApp.Start(database, agreement: text);
        var held = await ClosedCoverage.Send(app, "acme", 92);
        Assert.Contains("expires before that and will not be posted", held.Reason, StringComparison.Ordinal);
        await Ask(app, Owner, "held", "its alert expires before");

        await coverage.Opens(app);

        await Wait.Until(async _ => await ClosedCoverage.Waiting(app) == 0);
        await Ask(app, Owner, "why evt-acme", "expired while it waited for opening");
        await app.Slack.User("U0REV").Command("C0ALERTS", "/handoff digest now");
        var digest = await app.Message("C0REVIEW", "its alert expired while it waited for opening: 1");
        Assert.Contains("Held until working hours open: 1", digest.AllText, StringComparison.Ordinal);
        Assert.DoesNotContain("wait for opening", await Ask(app, "U0REP2", "held", "No lead is held"), StringComparison.Ordinal);
        await Wait.Until(app.IsIdle);
        Assert.Empty(app.Slack.Workspace.Channel(Channel).Messages);
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task A_hot_lead_rings_whoever_is_on_call_at_once_and_a_warm_one_waits(string database)
    {
        var coverage = ClosedCoverage.Now();
        await using var app = await TestApp.Start(database, agreement: coverage.Agreement("on_call: [U0REP3, U0REP2]"));

        Assert.Equal("alerted", (await ClosedCoverage.Send(app, "hot", 92)).Outcome);
        Assert.Equal("held", (await ClosedCoverage.Send(app, "warm", 75)).Outcome);
        Assert.Equal("alerted", (await ClosedCoverage.Send(app, "next", 93)).Outcome);

        var card = await app.Message(Channel, "hot Ltd");
        Assert.Contains("*On call:* it came in outside working hours", card.AllText, StringComparison.Ordinal);
        Assert.Contains("<@U0REP3>", card.AllText, StringComparison.Ordinal);
        await app.DirectMessage("D0REP3", "On call: hot Ltd is hot");
        await app.DirectMessage("D0REP2", "On call: next Ltd is hot");
        await app.Slack.User("U0REP3").Click(card, "alert_claim");
        await app.Message(Channel, "Claimed* by <@U0REP3>");
        await app.Shown();
        Assert.Equal(2, app.Slack.Workspace.Channel(Channel).Messages.Count);
        Assert.Single(app.Slack.Workspace.Channel("D0REP3").Messages);
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task The_owner_of_exceptions_releases_one_before_opening_and_it_is_not_released_again(string database)
    {
        var coverage = ClosedCoverage.Now();
        await using var app = await TestApp.Start(database, agreement: coverage.Agreement());
        await ClosedCoverage.Send(app, "acme", 92);
        await ClosedCoverage.Send(app, "dropped", 92);

        await Click(app, Owner, "held_release", "evt-acme");
        await Click(app, Owner, "held_drop", "evt-dropped");

        var card = await app.Message(Channel, "acme Ltd");
        Assert.Contains("*Released* by <@U0EXC> before opening", card.AllText, StringComparison.Ordinal);
        await app.Note(Channel, Owner, "Dropped by U0EXC while it waited");
        await coverage.Opens(app);
        await app.AdvanceWhenIdle(Minute);
        await app.Shown();
        Assert.Single(app.Slack.Workspace.Channel(Channel).Messages);
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task Fields_that_complete_a_lead_outside_the_hours_let_it_wait_for_them(string database)
    {
        var coverage = ClosedCoverage.Now();
        await using var app = await TestApp.Start(database, agreement: coverage.Agreement());
        var held = await app.Decide(new SampleEvent("evt-1") { Email = null });
        Assert.Equal("required:contact.email", held.GetProperty("rule").GetString());
        await app.Message("C0REVIEW", "Held for want of an e-mail address: 1");

        var fields = await app.Decide(new SampleFields("fld-1") { Email = "ada@acme.test" });

        Assert.Equal("hours:emea", fields.GetProperty("rule").GetString());
        await app.Message("C0REVIEW", "Held for want of an e-mail address: 0");
        await Ask(app, Owner, "held", "1 lead waits for opening");
        await coverage.Opens(app);
        await app.Message(Channel, "Acme");
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task Hours_that_change_while_a_lead_waits_count_from_then_on(string database)
    {
        var coverage = ClosedCoverage.Now();
        await using var app = await TestApp.Start(database, agreement: coverage.Agreement());
        await ClosedCoverage.Send(app, "acme", 75);
        var later = coverage.Agreement()
            .Replace("14:00-16:00", "15:00-16:00", StringComparison.Ordinal)
            .Replace("version: 1", "version: 2", StringComparison.Ordinal);
        await app.WriteAgreement(later);
        await app.Restart();

        await coverage.Opens(app);
        await Wait.Until(async _ => !await Due(app));
        Assert.Equal(1, await ClosedCoverage.Waiting(app));
        await app.AdvanceWhenIdle(TimeSpan.FromHours(1));

        await app.Message(Channel, "acme Ltd");
    }

    private static Task<bool> Due(TestApp app)
    {
        var now = Instant.FromDateTimeOffset(app.Slack.Clock.GetUtcNow());
        return app.Database.Database.Read((db, cancel) => db.OpeningWaits.AnyAsync(row => row.DueAt <= now, cancel), default);
    }

    private static async Task<string> Ask(TestApp app, string user, string command, string says)
    {
        await app.Slack.User(user).Command("C0ALERTS", $"/handoff {command}");
        EphemeralMessage note = await app.Note("C0ALERTS", user, says);
        return note.Text + note.Blocks?.GetRawText();
    }

    private static async Task Click(TestApp app, string user, string action, string eventId)
    {
        using var slack = new SlackCaller(app.BotUrl, app.Slack.Clock);
        using var answer = await slack.Click(user, action, eventId, $"trigger-{Guid.NewGuid():N}");
        Assert.True(answer.IsSuccessStatusCode);
    }

    private static IEnumerable<string> Order(string text, params string[] names) =>
        names.OrderBy(name => text.IndexOf($"*{name}*", StringComparison.Ordinal));
}
