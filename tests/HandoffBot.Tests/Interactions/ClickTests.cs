using System.Net;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Tests.Interactions;

public sealed class ClickTests
{
    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_claim_is_answered_at_once_and_recorded_once_however_often_it_is_delivered(string kind)
    {
        await using var fixture = await OpenAlertFixture.Open(kind);
        var click = fixture.Slack.ClickOf("U0REP1", "alert_claim", fixture.AlertId);
        for (var delivery = 0; delivery < 3; delivery++)
        {
            Assert.Equal(HttpStatusCode.OK, (await fixture.Slack.Interaction(click)).StatusCode);
        }

        await fixture.Slack.Click("U0REP1", "alert_claim", fixture.AlertId);
        await fixture.Slack.Click("U0REP2", "alert_claim", fixture.AlertId);
        await fixture.Processed(3);

        var alert = await fixture.Alert();
        Assert.Equal((AlertState.Claimed, "U0REP1"), (alert.State, alert.Claimed?.By));
        Assert.Single(await fixture.Facts(AlertFactKind.Claimed));
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task One_click_flags_and_reason_note_and_undo_follow(string kind)
    {
        await using var fixture = await OpenAlertFixture.Open(kind);
        await fixture.Slack.Click("U0REP1", "alert_bad_score", fixture.AlertId);
        await fixture.Slack.Click("U0REP1", "alert_bad_score", fixture.AlertId);
        await fixture.Slack.Interaction(fixture.Slack.ReasonOf("U0REP1", fixture.AlertId, "Student or competitor"));
        var answer = await fixture.Slack.Interaction(SlackCaller.NoteOf("U0REP1", fixture.AlertId, " Still at <university> "));
        Assert.Equal("""{"response_action":"clear"}""", await answer.Content.ReadAsStringAsync());
        await fixture.Processed(4);

        var flag = Assert.Single((await fixture.Alert()).Flags);
        Assert.Equal(("U0REP1", "Student or competitor", "Still at <university>"), (flag.By, flag.Reason, flag.Note));
        Assert.Single(await fixture.Facts(AlertFactKind.Flagged));

        await fixture.Slack.Click("U0REP1", "alert_undo_flag", fixture.AlertId);
        await fixture.Processed(5);
        Assert.Empty((await fixture.Alert()).Flags);
    }

    [Fact]
    public async Task A_reason_without_a_click_before_it_flags_too()
    {
        await using var fixture = await OpenAlertFixture.Open();
        await fixture.Slack.Interaction(fixture.Slack.ReasonOf("U0REP2", fixture.AlertId, "Not a fit"));
        await fixture.Processed(1);
        Assert.Equal("Not a fit", Assert.Single((await fixture.Alert()).Flags).Reason);
    }

    [Fact]
    public async Task An_empty_note_keeps_the_window_open_and_says_why()
    {
        await using var fixture = await OpenAlertFixture.Open();
        var answer = await fixture.Slack.Interaction(SlackCaller.NoteOf("U0REP1", fixture.AlertId, "  "));
        Assert.Contains(
            "\"response_action\":\"errors\",\"errors\":{\"note\":",
            await answer.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        Assert.Equal(0, await fixture.RecordedCount());
    }

    [Fact]
    public async Task A_late_click_changes_nothing_and_a_late_flag_still_counts()
    {
        await using var fixture = await OpenAlertFixture.Open();
        fixture.App.Slack.Clock.Advance(TimeSpan.FromHours(5));
        await fixture.Slack.Click("U0REP1", "alert_claim", fixture.AlertId);
        await fixture.Slack.Click("U0REP1", "alert_bad_score", fixture.AlertId);
        await fixture.Processed(2);
        var alert = await fixture.Alert();
        Assert.Equal(AlertState.Expired, alert.State);
        Assert.Null(alert.Claimed);
        Assert.True(Assert.Single(alert.Flags).AfterClose);
    }

    [Fact]
    public async Task What_was_kept_and_not_worked_when_the_bot_died_is_worked_once_at_the_next_start()
    {
        await using var fixture = await OpenAlertFixture.Open();
        var body = fixture.Slack.ClickOf("U0REP1", "alert_contacted", fixture.AlertId).ToJsonString();
        await fixture.App.StopBot();
        await fixture.App.Database.Database.Write(
            (db, _) =>
            {
                db.SlackInbox.Add(
                    new SlackInboxRow
                    {
                        Key = "interaction:1",
                        Kind = "interaction",
                        Body = body,
                        ReceivedAt = Instant.FromUnixTimeSeconds(1),
                    }
                );
                db.SlackInbox.Add(
                    new SlackInboxRow
                    {
                        Key = "interaction:2",
                        Kind = "interaction",
                        Body = "{}",
                        ReceivedAt = Instant.FromUnixTimeSeconds(1),
                    }
                );
                return Task.FromResult(true);
            },
            default
        );
        await fixture.App.StartBot();
        await fixture.Processed(2);
        await fixture.App.Restart();
        Assert.Equal(AlertState.Contacted, (await fixture.Alert()).State);
        Assert.Single(await fixture.Facts(AlertFactKind.Contacted));
    }

    [Fact]
    public async Task An_unknown_alert_or_action_changes_nothing_and_stops_nobody_behind_it()
    {
        await using var fixture = await OpenAlertFixture.Open();
        await fixture.Slack.Click("U0REP1", "alert_claim", "no-such-alert");
        await fixture.Slack.Click("U0REP1", "alert_explode", fixture.AlertId);
        await fixture.Slack.Click("U0REP1", "alert_details", "no-such-alert");
        await fixture.Slack.Click("U0REP1", "alert_claim", fixture.AlertId);
        await fixture.Processed(4);
        Assert.Equal(AlertState.Claimed, (await fixture.Alert()).State);
    }

    [Fact]
    public async Task Many_clicks_at_once_are_all_kept_and_all_worked()
    {
        await using var fixture = await OpenAlertFixture.Open();
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 200).Select(i => fixture.Slack.Click($"U{i:000}", "alert_bad_score", fixture.AlertId))
        );
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        await fixture.Processed(200);
        Assert.Equal(200, (await fixture.Alert()).Flags.Count);
        Assert.Equal(200, await fixture.App.Database.Database.Read((db, cancel) => db.Flags.CountAsync(cancel), default));
    }
}
