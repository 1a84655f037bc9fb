using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Transitions;
using HandoffBot.Sandbox;
using HandoffBot.Sandbox.Faults;
using HandoffBot.Sandbox.Workspaces;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Tests.Publishing;

/// <summary>Cards that somebody deleted, or that Slack no longer lets the bot edit.</summary>
public sealed class LostCardTests
{
    [SkippableTheory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_live_alert_whose_card_was_deleted_is_posted_anew(string kind)
    {
        await using var harness = await PublishingHarness.Running(kind: kind);
        var (alert, first) = await Posted(harness);
        harness.Slack.Workspace.Delete("C0ALERTS", first.Ts);

        await harness.Do(alert, new AlertCommand.Claim("U0REP1"));
        await harness.UntilInTime(TimeSpan.FromMilliseconds(300), () => Task.FromResult(harness.In("C0ALERTS").Count == 1));
        await harness.UntilShown(alert);

        var anew = Assert.Single(harness.In("C0ALERTS"));
        Assert.Contains("Claimed* by <@U0REP1>", anew.AllText, StringComparison.Ordinal);
        Assert.NotEqual(first.ClientMsgId, anew.ClientMsgId);
        Assert.Contains(AlertFactKind.CardReposted, await harness.Facts(alert));
    }

    [SkippableTheory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_card_deleted_before_its_timestamp_was_known_is_posted_anew(string kind)
    {
        var options = new SandboxOptions { Scopes = SandboxOptions.ScopesWithHistory };
        await using var harness = await PublishingHarness.New(options, kind);
        harness.Slack.Faults.Add(new InjectedFault(FaultKind.LostResponse) { Method = "chat.postMessage", Times = 1 });
        await harness.Start();
        var alert = await harness.Open();
        await harness.UntilState(alert, MessageState.Uncertain);
        var first = Assert.Single(harness.In("C0ALERTS"));
        harness.Slack.Workspace.Delete("C0ALERTS", first.Ts);

        await harness.UntilInTime(TimeSpan.FromMilliseconds(300), () => Task.FromResult(harness.In("C0ALERTS").Count == 1));
        await harness.UntilShown(alert);

        Assert.NotEqual(first.ClientMsgId, Assert.Single(harness.In("C0ALERTS")).ClientMsgId);
        Assert.Contains(AlertFactKind.CardReposted, await harness.Facts(alert));
        // The lost one, two refused as duplicates, between which the slowest request would have arrived, and the new one.
        Assert.Equal(4, harness.Slack.Calls.Count("chat.postMessage"));
    }

    [Theory]
    [InlineData("cant_update_message")]
    [InlineData("edit_window_closed")]
    public async Task A_live_alert_whose_card_cannot_be_edited_is_posted_anew(string error)
    {
        await using var harness = await PublishingHarness.Running();
        var (alert, first) = await Posted(harness);
        harness.Slack.Workspace.RefuseEdits("C0ALERTS", first.Ts, error);

        await harness.Do(alert, new AlertCommand.Claim("U0REP1"));
        await harness.UntilInTime(TimeSpan.FromMilliseconds(300), () => Task.FromResult(harness.In("C0ALERTS").Count == 2));
        await harness.UntilShown(alert);

        Assert.Contains("Claimed* by <@U0REP1>", harness.In("C0ALERTS")[1].AllText, StringComparison.Ordinal);
        var reposted = await harness.Database.Read(
            (db, cancel) => db.AlertFacts.SingleAsync(fact => fact.Kind == AlertFactKind.CardReposted, cancel),
            default
        );
        Assert.Equal($"Slack no longer accepts edits of it ({error})", reposted.Detail);
    }

    [SkippableTheory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task How_a_card_that_cannot_be_edited_ended_is_told_in_its_thread(string kind)
    {
        await using var harness = await PublishingHarness.Running(kind: kind);
        var (alert, card) = await Posted(harness);
        harness.Slack.Workspace.RefuseEdits("C0ALERTS", card.Ts, "edit_window_closed");

        await harness.Do(alert, new AlertCommand.Contact("U0REP1"));
        await harness.UntilInTime(TimeSpan.FromMilliseconds(300), () => Task.FromResult(harness.In("C0ALERTS").Count == 2));

        var reply = harness.In("C0ALERTS")[1];
        Assert.Equal(card.Ts, reply.ThreadTs);
        Assert.Contains("Contacted* by <@U0REP1>", reply.AllText, StringComparison.Ordinal);
        Assert.Contains(AlertFactKind.CardLost, await harness.Facts(alert));
    }

    [Fact]
    public async Task A_closed_alert_whose_card_was_deleted_stays_away_until_it_is_live_again()
    {
        await using var harness = await PublishingHarness.Running();
        var (alert, card) = await Posted(harness);
        harness.Slack.Workspace.Delete("C0ALERTS", card.Ts);

        await harness.Do(alert, new AlertCommand.Contact("U0REP1"));
        await Wait.Until(async () => (await harness.Facts(alert)).Contains(AlertFactKind.CardLost));
        Assert.Empty(harness.In("C0ALERTS"));
        await harness.Do(alert, new AlertCommand.UndoContacted("U0REP1"));
        await harness.UntilInTime(TimeSpan.FromMilliseconds(300), () => Task.FromResult(harness.In("C0ALERTS").Count == 1));

        Assert.Contains(AlertFactKind.CardReposted, await harness.Facts(alert));
    }

    [Fact]
    public async Task Why_and_missed_tell_of_a_card_that_was_deleted()
    {
        await using var app = await TestApp.Start();
        await app.Decide(new SampleEvent("e1"));
        var card = await app.Message("C0EMEA", "Acme");
        app.Slack.Workspace.Delete(card.Channel, card.Ts);

        await app.Decide(new SampleEvent("e2") { Score = 97 });

        Assert.NotEqual(card.Ts, (await app.Message("C0EMEA", "97")).Ts);
        foreach (var command in (string[])["why", "missed"])
        {
            await app.Slack.User("U0REP2").Command("C0ALERTS", $"/handoff {command} acme");
            await app.Note("C0ALERTS", "U0REP2", "its card was posted anew: the message was deleted in Slack");
        }
    }

    private static async Task<(string Alert, ChannelMessage Card)> Posted(PublishingHarness harness)
    {
        var alert = await harness.Open();
        await harness.UntilShown(alert);
        return (alert, Assert.Single(harness.In("C0ALERTS")));
    }
}
