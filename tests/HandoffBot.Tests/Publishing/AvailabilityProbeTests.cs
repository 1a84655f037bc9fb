using HandoffBot.Sandbox;
using HandoffBot.Sandbox.Faults;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Waiting;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Tests.Publishing;

/// <summary>How often Slack is asked whether what it closed is open again, and what follows from its answer.</summary>
public sealed class AvailabilityProbeTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_slack_that_is_away_is_asked_every_seven_seconds_at_most_and_one_that_answers_is_not_asked()
    {
        await using var harness = await PublishingHarness.Running(new SandboxOptions { RateLimits = false });
        for (var outage = 0; outage < 2; outage++)
        {
            var down = harness.Slack.Faults.Add(new InjectedFault(FaultKind.ServerError));
            for (var n = 0; n < 6; n++)
            {
                await harness.Open();
            }

            await harness.UntilInTime(Second, () => Task.FromResult(!harness.Availability.Answers));
            // Until the waits between two tries are as long as they get.
            await Turn(harness, Second, 60);
            var began = harness.Now;
            var asked = await Asked(harness, seconds: 120);
            // Ten seconds, less up to a third.
            Assert.InRange(asked, 1, 2 + (long)((harness.Now - began).TotalSeconds / 6.6));

            harness.Slack.Faults.Remove(down.Id);
            await harness.UntilInTime(Second, () => Task.FromResult(harness.Availability.Answers && harness.Availability.Outage is null));
            await harness.UntilInTime(Second, async () => !await PendingWork.Unshown(harness.Database, default));
        }

        // What answers is not asked.
        Assert.Equal(0, await Asked(harness, seconds: 60));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task A_closed_channel_is_looked_at_every_ten_minutes_until_the_bot_may_post_there_again(bool archived, bool member)
    {
        await using var harness = await PublishingHarness.New();
        var channel = harness.Slack.Workspace.Channel("C0EMEA");
        (channel.Archived, channel.BotMember) = (archived, member);
        var first = await harness.Open(a => a with { Channel = "C0EMEA" });
        await harness.Start();
        await harness.UntilInTime(Second, async () => (await harness.Row(first)).PostedChannel == "C0ALERTS");

        var (before, began) = (harness.Slack.Calls.Count("conversations.info"), harness.Now);
        await Turn(harness, TimeSpan.FromMinutes(1), 5);
        Assert.Equal(before, harness.Slack.Calls.Count("conversations.info"));
        await Turn(harness, TimeSpan.FromMinutes(1), 60);
        Assert.InRange(harness.Slack.Calls.Count("conversations.info") - before, 1, 1 + (long)((harness.Now - began).TotalMinutes / 10));
        Assert.True(await IsClosed(harness));
        Assert.Empty(harness.Log.With("takes posts again"));

        (channel.Archived, channel.BotMember) = (false, true);
        await harness.UntilInTime(TimeSpan.FromMinutes(1), async () => !await IsClosed(harness));

        await harness.Log.Until("Channel C0EMEA takes posts again");
        await harness.UntilShown(await harness.Open(a => a with { Channel = "C0EMEA" }));
        Assert.Single(harness.In("C0EMEA"));
    }

    [Fact]
    public async Task A_probe_that_cannot_read_the_database_is_logged_and_the_next_one_finds_the_channel_open()
    {
        await using var harness = await PublishingHarness.New();
        harness.Slack.Workspace.Channel("C0EMEA").Archived = true;
        var first = await harness.Open(a => a with { Channel = "C0EMEA" });
        await harness.Start();
        await harness.UntilInTime(Second, async () => (await harness.Row(first)).PostedChannel == "C0ALERTS");
        await harness.UntilInTime(Second, async () => !await PendingWork.Unshown(harness.Database, default));

        harness.Used.ReadFault = new InvalidOperationException("A mistake of ours");
        await harness.Log.Until("The publisher's dispatch cycle failed", () => harness.AdvanceWhenIdle(TimeSpan.FromMinutes(1)));
        harness.Used.ReadFault = null;
        harness.Slack.Workspace.Channel("C0EMEA").Archived = false;

        await harness.UntilInTime(TimeSpan.FromMinutes(1), async () => !await IsClosed(harness));
    }

    // How often it is asked who the token is, in so many seconds.
    private static async Task<long> Asked(PublishingHarness harness, int seconds)
    {
        var before = harness.Slack.Calls.Count("auth.test");
        await Turn(harness, Second, seconds);
        return harness.Slack.Calls.Count("auth.test") - before;
    }

    // Lets the clock jump, and the publisher look once more, as often as told.
    private static async Task Turn(PublishingHarness harness, TimeSpan by, int times)
    {
        for (var turn = 0; turn < times; turn++)
        {
            // One each time the publisher looks.
            var before = harness.Used.Writes;
            await harness.AdvanceWhenIdle(by);
            await Wait.Until(() => harness.Used.Writes > before);
        }

        await Wait.Until(harness.IsIdle);
    }

    private static Task<bool> IsClosed(PublishingHarness harness) =>
        harness.Database.Read(
            (db, cancel) => db.RateLimits.AnyAsync(row => row.Key == "channel:C0EMEA" && row.ClosedBecause != null, cancel),
            default
        );
}
