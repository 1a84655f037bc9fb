using HandoffBot.Agreements;
using HandoffBot.Core.Handoffs.Transitions;
using HandoffBot.Publishing.Delivery;
using HandoffBot.Publishing.Messages;
using HandoffBot.Publishing.Pacing;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace HandoffBot.Tests.Publishing;

/// <summary>What becomes of the messages of a channel that takes no posts, and what is said of it.</summary>
public sealed class ChannelFailoverTests
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(300);

    [Fact]
    public async Task Of_a_channel_that_refuses_a_post_and_an_edit_at_once_people_and_the_log_are_told_once()
    {
        await using var harness = await PublishingHarness.Running();
        var shown = await harness.Open(a => a with { Channel = "C0EMEA" });
        await harness.UntilShown(shown);
        await harness.Stop();
        harness.Slack.Workspace.Channel("C0EMEA").Archived = true;
        await harness.Do(shown, new AlertCommand.Claim("U0REP1"));
        var waits = await harness.Open(a => a with { Channel = "C0EMEA" });
        // The channel's pace is free again: both leave at once.
        harness.Slack.Clock.Advance(TimeSpan.FromSeconds(2));

        await harness.Start();
        await harness.UntilInTime(Step, () => Task.FromResult(harness.In("C0ALERTS").Count == 3 && harness.To("U0OPS").Count == 1));
        await harness.UntilShown(shown);
        await harness.UntilShown(waits);

        Assert.Equal(1, harness.Slack.Calls.Count("chat.postMessage", "is_archived"));
        Assert.Equal(1, harness.Slack.Calls.Count("chat.update", "is_archived"));
        Assert.Single(harness.In("C0ALERTS"), m => m.Text.Contains("Nothing can be posted in C0EMEA", StringComparison.Ordinal));
        Assert.Single(harness.To("U0OPS"));
        var line = Assert.Single(harness.Log.With("takes no posts"));
        Assert.Equal("Channel C0EMEA takes no posts (is_archived); its messages go to C0ALERTS", line.Text);
    }

    [Fact]
    public async Task Where_no_channel_is_left_the_owner_is_told_that_what_waits_stays_and_it_is_posted_once_one_is_back()
    {
        await using var harness = await PublishingHarness.New();
        string[] channels = ["C0EMEA", "C0ALERTS", "C0MGRS", "C0REVIEW"];
        Array.ForEach(channels, channel => harness.Slack.Workspace.Channel(channel).Archived = true);
        var alert = await harness.Open(a => a with { Channel = "C0EMEA" });

        await harness.Start();
        await harness.UntilInTime(TimeSpan.FromSeconds(2), () => Task.FromResult(Told(harness).Contains("No other channel is left")));
        Assert.Contains(harness.Log.Lines, line => line.Text.EndsWith("its messages go to nowhere", StringComparison.Ordinal));
        Assert.Null((await harness.Row(alert)).Ts);

        harness.Slack.Workspace.Channel("C0MGRS").Archived = false;
        await harness.UntilInTime(TimeSpan.FromMinutes(1), async () => (await harness.Row(alert)).PostedChannel == "C0MGRS");
    }

    [Fact]
    public async Task A_person_who_cannot_be_reached_is_logged_as_a_person_with_where_their_messages_go()
    {
        await using var harness = await PublishingHarness.Running();
        await Want(harness, "n1", "U0NOBODY");

        await harness.UntilInTime(Step, () => Task.FromResult(harness.In("C0ALERTS").Count == 2));

        var line = Assert.Single(harness.Log.With("cannot be reached"));
        Assert.Equal("U0NOBODY cannot be reached in Slack (user_not_found); what was meant for them goes to C0ALERTS", line.Text);
        Assert.Empty(harness.Log.With("takes no posts"));
    }

    [Fact]
    public async Task Of_the_owner_who_cannot_be_reached_only_the_fallback_is_told()
    {
        await using var harness = await PublishingHarness.Running();
        harness.Slack.Workspace.AddUser(harness.Slack.Workspace.FindUser("U0OPS")! with { Deleted = true });
        await Want(harness, "n1", "U0OPS");

        await harness.UntilInTime(Step, () => Task.FromResult(harness.In("C0ALERTS").Count == 2));

        Assert.Single(harness.In("C0ALERTS"), m => m.Text.Contains("U0OPS cannot be reached in Slack", StringComparison.Ordinal));
        await Wait.Until(harness.IsIdle);
        Assert.Equal(2, await harness.Database.Read((db, cancel) => db.Messages.CountAsync(cancel), default));
    }

    [Fact]
    public async Task A_posted_notice_and_the_card_of_a_closed_alert_are_not_posted_again_elsewhere()
    {
        await using var harness = await PublishingHarness.Running();
        var alert = await harness.Open(a => a with { Channel = "C0EMEA" });
        await harness.UntilShown(alert);
        await Want(harness, "n1", "C0EMEA");
        await harness.UntilInTime(Step, () => Task.FromResult(harness.In("C0EMEA").Count == 2));
        await harness.UntilInTime(Step, async () => !await PendingWork.Unshown(harness.Database, default));
        harness.Slack.Workspace.Channel("C0EMEA").Archived = true;

        await harness.Do(alert, new AlertCommand.Contact("U0REP1"));
        await Want(harness, "n1", "C0EMEA");
        await harness.UntilInTime(Step, async () => await Abandoned(harness) == 2);
        await harness.UntilInTime(Step, async () => !await PendingWork.Unshown(harness.Database, default));

        Assert.Single(harness.In("C0ALERTS"), m => m.Text.Contains("Nothing can be posted in C0EMEA", StringComparison.Ordinal));
        Assert.Equal(MessageState.Abandoned, (await harness.Row(alert)).State);
        Assert.Single(harness.In("C0ALERTS"));
    }

    [Fact]
    public async Task Where_nothing_waits_or_no_channel_is_open_nothing_is_moved()
    {
        await using var harness = await PublishingHarness.New();
        var alert = await harness.Open(a => a with { Channel = "C0EMEA" });

        Assert.True(await Move(harness, "C0EMEA"));
        Assert.Equal("C0ALERTS", (await harness.Row(alert)).Channel);
        Assert.False(await Move(harness, "C0EMEA"));

        foreach (var channel in (string[])["C0ALERTS", "C0MGRS", "C0REVIEW"])
        {
            await harness.Database.Write(
                (db, cancel) => RateLimitStore.Close(db, SlackPaces.Channel(channel), "is_archived", harness.Now, cancel),
                default
            );
        }

        Assert.False(await Move(harness, "C0ALERTS"));
        Assert.Equal("C0ALERTS", (await harness.Row(alert)).Channel);
    }

    private static Task<bool> Move(PublishingHarness harness, string channel)
    {
        var failover = new ChannelFailover(AgreementRegistry.With(SampleAgreement.Trials), NullLogger<ChannelFailover>.Instance);
        return harness.Database.Write((db, cancel) => failover.Move(db, channel, cancel), default);
    }

    private static string Told(PublishingHarness harness) => string.Join('\n', harness.To("U0OPS").Select(message => message.AllText));

    private static Task<int> Abandoned(PublishingHarness harness) =>
        harness.Database.Read((db, cancel) => db.Messages.CountAsync(row => row.State == MessageState.Abandoned, cancel), default);

    private static Task<bool> Want(PublishingHarness harness, string key, string channel) =>
        harness.Database.Write(
            async (db, cancel) =>
            {
                var notice = new NoticeContent { Title = "Something to know" };
                await Outbox.WantNotice(db, key, channel, null, notice.ToJson(), harness.Now, cancel);
                return true;
            },
            default
        );
}
