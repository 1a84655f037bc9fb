using System.Text.Json.Nodes;
using HandoffBot.Sandbox.Workspaces;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Tests.EndToEnd;

/// <summary>The owner of exceptions releases a held lead as it stands, or drops it.</summary>
public sealed class HeldLeadReleaseTests
{
    private const string Owner = "U0EXC";

    public static TheoryData<string> Databases => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task The_owner_of_exceptions_releases_a_lead_and_its_card_says_what_it_lacks(string database)
    {
        await using var app = await TestApp.Start(database);
        await app.Decide(new SampleEvent("evt-1") { Email = null, NextAction = null });
        await app.Message("C0REVIEW", "Held for want of an e-mail address: 1");
        await app.Message("C0REVIEW", "Held for want of a next action: 1");
        var listed = await Ask(app, Owner, "held", "1 lead is held");
        Assert.Contains("held_release", listed.Blocks, StringComparison.Ordinal);
        Assert.Contains("held_drop", listed.Blocks, StringComparison.Ordinal);
        var others = await Ask(app, "U0REP1", "held", "1 lead is held");
        Assert.DoesNotContain("held_release", others.Blocks, StringComparison.Ordinal);
        Assert.Contains("who owns exceptions, can release a lead as it stands or drop it", others.Text, StringComparison.Ordinal);

        await Click(app, "U0REP1", "held_release", "evt-1");
        await app.Note("C0EMEA", "U0REP1", "Only <@U0EXC>, who owns exceptions");
        Assert.Empty(app.Slack.Workspace.Channel("C0EMEA").Messages);
        await Click(app, Owner, "held_release", "evt-1");

        var card = await app.Message("C0EMEA", "Acme");
        Assert.Contains("*Released* by <@U0EXC> without ", card.AllText, StringComparison.Ordinal);
        Assert.Contains("an e-mail address", card.AllText, StringComparison.Ordinal);
        var notice = await app.Message("C0REVIEW", "Held for want of an e-mail address: 0");
        Assert.Contains("released by <@U0EXC>", notice.AllText, StringComparison.Ordinal);
        await app.Message("C0REVIEW", "Held for want of a next action: 0");
        var decision = await app.Decision("evt-1");
        var again = Assert.Single(decision.GetProperty("decided_again").EnumerateArray());
        Assert.Equal("alerted", again.GetProperty("outcome").GetString());
        Assert.Contains("Released by U0EXC without", again.GetProperty("reason").GetString(), StringComparison.Ordinal);
        await Ask(app, "U0REP1", "why evt-1", "released by U0EXC");
        await Ask(app, "U0REP1", "held", "No lead is held");

        // A second click, and one on the other button.
        await Click(app, Owner, "held_release", "evt-1");
        await app.Note("C0EMEA", Owner, "This lead no longer waits, so nothing was changed. *Alerted:*");
        await Click(app, Owner, "held_drop", "evt-1");
        await Wait.Until(app.IsIdle);
        Assert.Single(app.Slack.Workspace.Channel("C0EMEA").Messages);
        Assert.Equal(2, await app.Database.Database.Read((db, cancel) => db.Decisions.CountAsync(cancel), default));
        Assert.Equal(2, app.Slack.Workspace.Channel("C0REVIEW").Messages.Count);
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task A_dropped_lead_is_recorded_and_waits_for_nothing_until_its_next_event(string database)
    {
        await using var app = await TestApp.Start(database);
        await app.Decide(new SampleEvent("evt-1") { Email = null });
        await app.Message("C0REVIEW", "Held for want of an e-mail address: 1");

        await Click(app, Owner, "held_drop", "evt-1");

        await app.Note("C0EMEA", Owner, "Dropped by U0EXC while it waited");
        await app.Message("C0REVIEW", "dropped by <@U0EXC>");
        await app.Restart();
        await Ask(app, "U0REP1", "held", "No lead is held");
        var fields = await app.Decide(new SampleFields("fld-1") { Email = "ada@acme.test" });
        Assert.Equal("learned", fields.GetProperty("outcome").GetString());
        await Wait.Until(app.IsIdle);
        Assert.Empty(app.Slack.Workspace.Channel("C0EMEA").Messages);
        await app.Decide(new SampleEvent("evt-2") { Email = null });
        await app.Message("C0EMEA", "Acme");
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task What_expired_while_it_waited_is_not_posted_though_it_is_released(string database)
    {
        await using var app = await TestApp.Start(database);
        await app.Decide(new SampleEvent("evt-1") { Email = null });
        await app.AdvanceWhenIdle(TimeSpan.FromHours(5));

        await Click(app, Owner, "held_release", "evt-1");

        await app.Note("C0EMEA", Owner, "It cannot be handed off any more, and waits no longer. *Came too late:*");
        await Ask(app, "U0REP1", "held", "No lead is held");
        await Wait.Until(app.IsIdle);
        Assert.Empty(app.Slack.Workspace.Channel("C0EMEA").Messages);
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task A_release_a_drop_and_fields_at_the_same_moment_end_one_wait_once(string database)
    {
        await using var app = await TestApp.Start(database);
        for (var n = 0; n < 8; n++)
        {
            await app.Decide(
                new SampleEvent($"evt-{n}")
                {
                    Account = $"lead{n}",
                    Name = $"Lead {n}",
                    Email = null,
                }
            );
        }

        var now = app.Slack.Clock.GetUtcNow();
        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .SelectMany(n =>
                    new[]
                    {
                        Click(app, Owner, "held_release", $"evt-{n}"),
                        Click(app, Owner, "held_drop", $"evt-{n}"),
                        Send(app, new SampleFields($"fld-{n}") { Account = $"lead{n}", Email = "x@y.test" }.Json(now)),
                    }
                )
        );

        await app.Message("C0REVIEW", "Held for want of an e-mail address: 0");
        await Wait.Until(app.IsIdle);
        await app.Shown();
        var ended = await app.Database.Database.Read(
            (db, cancel) => db.Decisions.Where(row => row.ScoreEventId != null).Select(row => row.ScoreEventId).ToListAsync(cancel),
            default
        );
        Assert.Equal(8, ended.Count);
        Assert.Equal(8, ended.Distinct().Count());
        var alerts = await app.Database.Database.Read((db, cancel) => db.Alerts.CountAsync(cancel), default);
        Assert.Equal(alerts, app.Slack.Workspace.Channel("C0EMEA").Messages.Count);
    }

    private static async Task Send(TestApp app, JsonNode fields)
    {
        using var answer = await app.SendFields(fields);
        Assert.True(answer.IsSuccessStatusCode);
    }

    private static async Task Click(TestApp app, string user, string action, string eventId)
    {
        using var slack = new SlackCaller(app.BotUrl, app.Slack.Clock);
        using var answer = await slack.Click(user, action, eventId, $"trigger-{Guid.NewGuid():N}");
        Assert.True(answer.IsSuccessStatusCode);
    }

    private static async Task<(string Text, string Blocks)> Ask(TestApp app, string user, string command, string says)
    {
        await app.Slack.User(user).Command("C0ALERTS", $"/handoff {command}");
        EphemeralMessage note = await app.Note("C0ALERTS", user, says);
        return (note.Text, note.Blocks?.GetRawText() ?? "");
    }
}
