using HandoffBot.Publishing.Delivery;
using HandoffBot.Sandbox;
using HandoffBot.Sandbox.Faults;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Waiting;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Tests.Publishing;

/// <summary>When the publisher looks again, and what it does when it stops and when it starts.</summary>
public sealed class PublisherTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 18, 9, 0);

    // Milliseconds from now: when Slack is probed again, when there is more to send; and how long the next cycle waits.
    [Theory]
    [InlineData(null, null, false, 1000)]
    [InlineData(null, 300, false, 300)]
    [InlineData(null, 1000, false, 1000)]
    [InlineData(null, 5000, false, 1000)]
    [InlineData(null, 0, false, 0)]
    [InlineData(null, -5, false, 0)]
    [InlineData(null, 0, true, 1000)]
    [InlineData(null, 300, true, 1000)]
    [InlineData(300, null, false, 300)]
    [InlineData(300, 0, false, 300)]
    [InlineData(5000, 300, false, 1000)]
    [InlineData(0, 300, false, 1000)]
    [InlineData(-5, null, false, 1000)]
    public void The_next_cycle_waits_for_what_may_be_sent_first_and_a_second_at_most(int? probed, int? ready, bool busy, int waits)
    {
        var wait = Publisher.UntilNextCycle(
            probed is { } probe ? Now + Duration.FromMilliseconds(probe) : null,
            ready is { } more ? Now + Duration.FromMilliseconds(more) : null,
            busy,
            Now
        );

        Assert.Equal(Duration.FromMilliseconds(waits), wait);
    }

    [Fact]
    public async Task A_planned_stop_waits_for_what_is_on_its_way_and_records_it()
    {
        await using var harness = await PublishingHarness.New();
        harness.PostsTake.Enqueue(TimeSpan.FromMilliseconds(500));
        await harness.Start();
        var alert = await harness.Open();
        await Wait.Until(async () => await harness.Row(alert) is { State: MessageState.Sending } or { Ts: not null });

        await harness.Stop();

        var row = await harness.Row(alert);
        Assert.Equal((MessageState.Ready, null, Assert.Single(harness.In("C0ALERTS")).Ts), (row.State, row.LeasedBy, row.Ts));
    }

    [Fact]
    public async Task On_sqlite_what_a_killed_process_was_sending_is_looked_up_at_the_next_start_however_long_its_lease()
    {
        await using var harness = await PublishingHarness.New(new SandboxOptions { Scopes = SandboxOptions.ScopesWithHistory });
        harness.Slack.Faults.Add(
            new InjectedFault(FaultKind.Hang)
            {
                Method = "chat.postMessage",
                Accepted = true,
                Times = 1,
            }
        );
        var alert = await harness.Open();
        await harness.Start();
        await Wait.Until(() => harness.In("C0ALERTS").Count == 1);
        harness.Kill();
        // Longer than any test waits.
        await harness.Database.Write(
            (db, cancel) =>
                db.Database.ExecuteSqlAsync(
                    $"UPDATE messages SET leased_until = leased_until + 600000, next_attempt_at = next_attempt_at + 600000",
                    cancel
                ),
            default
        );

        await harness.Start();

        await Wait.Until(async () => (await harness.Row(alert)).Ts is not null);
        Assert.Equal((await harness.Row(alert)).Ts, Assert.Single(harness.In("C0ALERTS")).Ts);
        Assert.Equal(0, harness.Slack.Calls.Count("chat.postMessage", "ok"));
    }
}
