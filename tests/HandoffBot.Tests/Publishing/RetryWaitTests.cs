using HandoffBot.Sandbox;
using HandoffBot.Sandbox.Faults;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Tests.Publishing;

/// <summary>How long a delivery waits between its tries, summed over the waits the program chose.</summary>
public sealed class RetryWaitTests
{
    public static TheoryData<string, bool> BothWithAndWithoutHistory =>
        new()
        {
            { TestDatabase.Sqlite, true },
            { TestDatabase.Sqlite, false },
            { TestDatabase.Postgres, true },
            { TestDatabase.Postgres, false },
        };

    [SkippableTheory]
    [MemberData(nameof(BothWithAndWithoutHistory))]
    public async Task Two_429s_and_two_5xx_delay_a_post_by_fifteen_seconds_at_most(string kind, bool mayReadHistory)
    {
        await using var harness = await PublishingHarness.New(Options(mayReadHistory), kind);
        harness.Slack.Faults.Add(
            new InjectedFault(FaultKind.RateLimited)
            {
                Method = "chat.postMessage",
                Times = 2,
                RetryAfter = 1,
            }
        );
        harness.Slack.Faults.Add(new InjectedFault(FaultKind.ServerError) { Method = "chat.postMessage", Times = 2 });
        var alert = await harness.Open();

        await harness.Start();
        var waited = await WaitedUntilShown(harness, alert);

        Assert.Single(harness.In("C0ALERTS"));
        Assert.Equal(5, harness.Slack.Calls.Count("chat.postMessage"));
        Assert.True(waited <= Duration.FromSeconds(15), $"It waited {waited.TotalSeconds:0.0} s.");
    }

    [Fact]
    public async Task A_429_that_names_no_time_is_waited_out_briefly_and_is_no_failed_attempt()
    {
        await using var harness = await PublishingHarness.New();
        harness.Slack.Faults.Add(new InjectedFault(FaultKind.RateLimited) { Method = "chat.postMessage", Times = 4 });
        var alert = await harness.Open();

        await harness.Start();
        var waited = await WaitedUntilShown(harness, alert);

        Assert.True(waited <= Duration.FromSeconds(16), $"It waited {waited.TotalSeconds:0.0} s.");
        Assert.Equal(0, (await harness.Row(alert)).Attempts);
    }

    [Fact]
    public async Task An_error_nobody_knows_is_tried_eight_times_each_after_a_wait_and_the_operator_hears()
    {
        await using var harness = await PublishingHarness.New();
        harness.Slack.Faults.Add(
            new InjectedFault(FaultKind.Error)
            {
                Method = "chat.postMessage",
                Channel = "C0ALERTS",
                Error = "no_such_reason",
            }
        );
        var alert = await harness.Open();
        var begun = harness.Now;

        await harness.Start();
        await Wait.Until(async () => (await harness.Row(alert)).Attempts == 1);
        Assert.True((await harness.Row(alert)).NextAttemptAt >= begun + Duration.FromMilliseconds(500));
        await harness.UntilInTime(TimeSpan.FromSeconds(5), async () => (await harness.Row(alert)).State == MessageState.Abandoned);
        await harness.UntilInTime(TimeSpan.FromSeconds(1), () => Task.FromResult(harness.To("U0OPS").Count == 1));

        Assert.Equal(8, harness.Slack.Calls.Count("chat.postMessage", "no_such_reason"));
        Assert.Contains("Slack refused it 8 times", harness.To("U0OPS")[0].AllText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_look_up_that_fails_is_no_failed_attempt_of_the_post()
    {
        await using var harness = await PublishingHarness.New(Options(mayReadHistory: true));
        harness.Slack.Faults.Add(new InjectedFault(FaultKind.ServerError) { Method = "chat.postMessage", Times = 1 });
        harness.Slack.Faults.Add(new InjectedFault(FaultKind.ServerError) { Method = "conversations.history", Times = 3 });
        var alert = await harness.Open();

        await harness.Start();
        var most = 0;
        await WaitedUntilShown(harness, alert, row => most = Math.Max(most, row.Attempts));

        Assert.Equal(1, most);
    }

    [Fact]
    public async Task Close_to_its_first_touch_an_alert_waits_a_tenth_of_what_is_left_at_most()
    {
        await using var harness = await PublishingHarness.New();
        harness.Slack.Faults.Add(new InjectedFault(FaultKind.ServerError) { Method = "chat.postMessage", Times = 6 });
        // 35 seconds are left, so that no wait may be longer than 3.5 of them; six failures in a row would lead to 32.
        var alert = await harness.Open(a =>
            a with
            {
                OccurredAt = a.OccurredAt - SampleAgreement.FirstTouchOfHot + Duration.FromSeconds(35),
            }
        );

        await harness.Start();
        var waited = await WaitedUntilShown(harness, alert);

        Assert.True(waited <= 6 * Duration.FromSeconds(3.5), $"It waited {waited.TotalSeconds:0.0} s.");
    }

    private static SandboxOptions Options(bool mayReadHistory) =>
        new() { Scopes = mayReadHistory ? SandboxOptions.ScopesWithHistory : SandboxOptions.ManifestScopes };

    // Jumps over every wait of the row or of its channel, and adds up what it jumped over.
    private static async Task<Duration> WaitedUntilShown(PublishingHarness harness, string alert, Action<MessageRow>? look = null)
    {
        var waited = Duration.Zero;
        await Wait.Until(async () =>
        {
            var row = await harness.Row(alert);
            look?.Invoke(row);
            if (row.Ts is not null && row.PostedRevision == row.WantedRevision)
            {
                return true;
            }

            var channel = await harness.Database.Read(
                (db, cancel) =>
                    db.RateLimits.Where(p => p.Key == "channel:C0ALERTS").FirstOrDefaultAsync(cancel),
                default
            );
            var free = channel is null ? row.NextAttemptAt : Instant.Max(channel.NextFreeAt, channel.HeldUntil);
            var left = Instant.Max(row.NextAttemptAt, free) - harness.Now;
            if (row.LeasedBy is null && left > Duration.Zero)
            {
                waited += left;
                harness.Slack.Clock.Advance(left.ToTimeSpan());
            }

            return false;
        });
        return waited;
    }
}
