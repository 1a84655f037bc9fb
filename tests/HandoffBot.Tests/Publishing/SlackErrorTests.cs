using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Transitions;
using HandoffBot.Publishing.Cards;
using HandoffBot.Publishing.Cards.Alerts;
using HandoffBot.Publishing.Messages;
using HandoffBot.Sandbox.Faults;
using HandoffBot.Slack.Blocks;
using HandoffBot.Slack.Messages;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Waiting;
using NodaTime;

namespace HandoffBot.Tests.Publishing;

public sealed class SlackErrorTests
{
    [Theory]
    [InlineData(30)]
    [InlineData(null)]
    public async Task A_429_makes_only_that_channel_wait(int? retryAfter)
    {
        await using var harness = await PublishingHarness.New();
        harness.Slack.Faults.Add(
            new InjectedFault(FaultKind.RateLimited)
            {
                Method = "chat.postMessage",
                Channel = "C0ALERTS",
                RetryAfter = retryAfter,
                Times = 3,
            }
        );
        var held = await harness.Open();
        var free = await harness.Open(a => a with { Channel = "C0EMEA" });

        await harness.Start();
        await harness.UntilShown(free);
        Assert.Empty(harness.In("C0ALERTS"));
        await harness.UntilInTime(TimeSpan.FromSeconds(5), async () => (await harness.Row(held)).Ts is not null);

        Assert.Single(harness.In("C0ALERTS"));
        Assert.Equal(3, harness.Slack.Calls.RateLimited);
    }

    [Fact]
    public async Task An_archived_channel_is_told_once_and_its_alerts_go_to_the_fallback()
    {
        await using var harness = await PublishingHarness.New();
        harness.Slack.Workspace.Channel("C0EMEA").Archived = true;
        var alerts = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            alerts.Add(await harness.Open(a => a with { Channel = "C0EMEA" }));
        }

        await harness.Start();
        await Wait.Until(() =>
            harness.Database.Read(async (db, _) => await Task.FromResult(db.RateLimits.Any(p => p.ClosedBecause == "is_archived")), default)
        );
        alerts.Add(await harness.Open(a => a with { Channel = "C0EMEA" }));
        await harness.UntilInTime(TimeSpan.FromMilliseconds(300), () =>
            Task.FromResult(harness.In("C0ALERTS").Count == 5 && harness.To("U0OPS").Count == 1)
        );

        Assert.Single(harness.In("C0ALERTS"), m =>
            m.Text.Contains("Nothing can be posted in C0EMEA (is_archived)", StringComparison.Ordinal)
            && m.Text.StartsWith("<@U0OPS>", StringComparison.Ordinal)
        );
        Assert.Single(harness.To("U0OPS"), m => m.Text.Contains("C0ALERTS", StringComparison.Ordinal));
        // Posts go a second apart: hardly a second one was under way when the first was refused.
        Assert.InRange(harness.Slack.Calls.Count("chat.postMessage", "is_archived"), 1, 2);
        foreach (var alert in alerts)
        {
            Assert.Equal("C0ALERTS", (await harness.Row(alert)).PostedChannel);
        }
    }

    [Fact]
    public async Task A_person_whom_slack_does_not_know_is_told_of_as_a_person()
    {
        await using var harness = await PublishingHarness.Running();
        var alert = await harness.Open();
        await harness.UntilShown(alert);
        await harness.Do(alert, new AlertCommand.Claim("U0NOBODY"));
        await harness.Do(alert, new AlertCommand.TakeOver("U0REP1"));

        await harness.UntilInTime(TimeSpan.FromMilliseconds(300), () => Task.FromResult(harness.In("C0ALERTS").Count == 3));

        var told = Assert.Single(harness.In("C0ALERTS"), m => m.Text.StartsWith("<@U0OPS>", StringComparison.Ordinal));
        Assert.Contains("U0NOBODY cannot be reached in Slack (user_not_found)", told.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Unarchive", told.AllText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_fallback_itself_is_broken_the_managers_get_the_alerts()
    {
        await using var harness = await PublishingHarness.New();
        harness.Slack.Workspace.Channel("C0ALERTS").Archived = true;
        var alert = await harness.Open();

        await harness.Start();
        await harness.UntilInTime(TimeSpan.FromMilliseconds(300), () => Task.FromResult(harness.In("C0MGRS").Count == 2));

        Assert.Equal("C0MGRS", (await harness.Row(alert)).PostedChannel);
    }

    [Fact]
    public async Task A_channel_that_came_back_is_used_again()
    {
        await using var harness = await PublishingHarness.New();
        harness.Slack.Workspace.Channel("C0EMEA").Archived = true;
        var lost = await harness.Open(a => a with { Channel = "C0EMEA" });
        await harness.Start();
        await harness.UntilInTime(TimeSpan.FromMilliseconds(300), async () => (await harness.Row(lost)).Ts is not null);

        harness.Slack.Workspace.Channel("C0EMEA").Archived = false;
        harness.Slack.Clock.Advance(TimeSpan.FromMinutes(11));
        await Wait.Until(() =>
            harness.Database.Read(async (db, _) => await Task.FromResult(!db.RateLimits.Any(p => p.ClosedBecause != null)), default)
        );
        var back = await harness.Open(a => a with { Channel = "C0EMEA" });
        await harness.UntilShown(back);

        Assert.Single(harness.In("C0EMEA"));
    }

    [Fact]
    public async Task A_live_alert_in_a_channel_that_was_archived_is_shown_where_people_can_work_it()
    {
        await using var harness = await PublishingHarness.Running();
        var alert = await harness.Open(a => a with { Channel = "C0EMEA" });
        await harness.UntilShown(alert);
        harness.Slack.Workspace.Channel("C0EMEA").Archived = true;

        await harness.Do(alert, new AlertCommand.Claim("U0REP1"));
        await harness.UntilInTime(TimeSpan.FromMilliseconds(300), async () => (await harness.Row(alert)).PostedChannel == "C0ALERTS");

        Assert.Contains(harness.In("C0ALERTS"), m => m.AllText.Contains("Claimed* by <@U0REP1>", StringComparison.Ordinal));
    }

    [SkippableTheory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_revoked_token_pauses_the_workspace_and_what_is_not_expired_goes_out_afterwards(string kind)
    {
        await using var harness = await PublishingHarness.New(kind: kind);
        var fault = harness.Slack.Faults.Add(new InjectedFault(FaultKind.Revoked));
        var dies = await harness.Open(a => a with { ExpiresAt = a.OpenedAt + Duration.FromMinutes(30), NextDueAt = null });
        var lives = await harness.Open();
        await harness.Start();
        await Wait.Until(() =>
            harness.Database.Read(
                async (db, _) => await Task.FromResult(db.RateLimits.Any(p => p.Key == "workspace" && p.ClosedBecause == "token_revoked")),
                default
            )
        );
        harness.Slack.Clock.Advance(TimeSpan.FromHours(1));
        await harness.UntilState(dies, MessageState.Abandoned);
        var tries = harness.Slack.Calls.Count("chat.postMessage");
        Assert.InRange(tries, 1, 2);

        harness.Slack.Faults.Remove(fault.Id);
        await harness.UntilInTime(TimeSpan.FromSeconds(5), async () => (await harness.Row(lives)).Ts is not null);

        Assert.Single(harness.In("C0ALERTS"));
        Assert.Null((await harness.Row(dies)).Ts);
    }

    [Fact]
    public async Task A_card_slack_does_not_take_is_drawn_plainer()
    {
        await using var harness = await PublishingHarness.New();
        harness.Slack.Faults.Add(
            new InjectedFault(FaultKind.Error)
            {
                Method = "chat.postMessage",
                Error = "invalid_blocks",
                Times = 1,
            }
        );
        var alert = await harness.Open();

        await harness.Start();
        await harness.UntilInTime(TimeSpan.FromMilliseconds(300), async () => (await harness.Row(alert)).Ts is not null);

        Assert.Contains("alert_bad_score", Assert.Single(harness.In("C0ALERTS")).Blocks!.Value.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(AlertState.Open, "alert_claim alert_contacted alert_snooze alert_not_mine alert_bad_score alert_details alert_more")]
    [InlineData(AlertState.Claimed, "alert_contacted alert_snooze alert_not_mine alert_bad_score alert_details alert_more")]
    [InlineData(AlertState.Expired, "alert_bad_score alert_details")]
    public void The_plainer_card_offers_what_the_full_one_does(AlertState state, string buttons)
    {
        var scene = SampleViewModel.Sample(a => a with { State = state });
        var row = new MessageRow
        {
            Id = "m1",
            Kind = Outbox.AlertKind,
            Subject = "a1",
            Channel = "C0ALERTS",
            ClientMessageId = Guid.Empty,
            State = MessageState.Ready,
            NextAttemptAt = SampleViewModel.Now,
            CreatedAt = SampleViewModel.Now,
        };

        var plain = PlainCard.Of(
            row,
            new OutgoingMessage
            {
                Channel = "C0ALERTS",
                Text = $"Hot lead.",
                Blocks = AlertBlocks.Draw(scene),
            }
        );

        var drawn = plain.Blocks.OfType<ActionsBlock>().Single().Elements;
        Assert.Equal(buttons, string.Join(' ', drawn.Select(button => button.ActionId)));
        Assert.All(drawn.OfType<Button>(), button => Assert.Equal("a1", button.Value));
    }

    [Fact]
    public async Task A_card_slack_does_not_take_even_plain_is_given_up_and_the_operator_hears()
    {
        await using var harness = await PublishingHarness.New();
        harness.Slack.Faults.Add(
            new InjectedFault(FaultKind.Error)
            {
                Method = "chat.postMessage",
                Channel = "C0ALERTS",
                Error = "invalid_blocks",
            }
        );
        var alert = await harness.Open();

        await harness.Start();
        await harness.UntilInTime(TimeSpan.FromMilliseconds(300), () => Task.FromResult(harness.To("U0OPS").Count == 1));

        Assert.Equal(MessageState.Abandoned, (await harness.Row(alert)).State);
        Assert.Equal(2, harness.Slack.Calls.Count("chat.postMessage", "invalid_blocks"));
        Assert.Contains(AlertFactKind.NeverPosted, await harness.Facts(alert));
    }
}
