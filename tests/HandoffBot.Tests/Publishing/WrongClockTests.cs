using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Transitions;
using HandoffBot.Sandbox.Faults;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Waiting;
using NodaTime;

namespace HandoffBot.Tests.Publishing;

/// <summary>Clocks that go back, and answers of Slack that name absurd times.</summary>
public sealed class WrongClockTests
{
    [SkippableTheory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Posts_and_edits_go_on_when_the_clock_goes_back_an_hour(string kind)
    {
        await using var harness = await PublishingHarness.New(kind: kind);
        await harness.Start(ahead: TimeSpan.FromHours(1));
        var first = await harness.Open();
        await harness.UntilShown(first);
        await harness.Do(first, new AlertCommand.Claim("U0REP1"));
        await harness.UntilShown(first);
        await harness.Stop();

        await harness.Start();
        var since = harness.Now;
        var second = await harness.Open();
        await harness.Do(first, new AlertCommand.Contact("U0REP1"));
        await harness.UntilInTime(TimeSpan.FromSeconds(1), async () =>
            harness.Now > since + Duration.FromMinutes(10) || (await IsShown(harness, first) && await IsShown(harness, second))
        );

        Assert.True(harness.Now < since + Duration.FromMinutes(1), $"It took {harness.Now - since}.");
        Assert.Equal(2, harness.In("C0ALERTS").Count);
    }

    [SkippableTheory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_clock_set_back_an_hour_while_slack_is_away_does_not_stop_posting(string kind)
    {
        await using var harness = await PublishingHarness.New(kind: kind);
        await harness.Start(ahead: TimeSpan.FromHours(1));
        var down = harness.Slack.Faults.Add(new InjectedFault(FaultKind.ServerError));
        var alerts = new List<string>();
        for (var n = 0; n < 6; n++)
        {
            alerts.Add(await harness.Open());
        }

        await harness.UntilInTime(TimeSpan.FromSeconds(1), () => Task.FromResult(!harness.Availability.Answers));
        harness.MachineClock.Ahead = TimeSpan.Zero;
        harness.Slack.Faults.Remove(down.Id);
        var since = harness.Now;
        await harness.UntilInTime(TimeSpan.FromSeconds(1), async () =>
            harness.Now > since + Duration.FromMinutes(10) || await AreShown(harness, alerts)
        );

        Assert.True(harness.Now < since + Duration.FromMinutes(3), $"It took {harness.Now - since}.");
    }

    [SkippableFact]
    public async Task What_an_instance_ahead_of_the_others_left_half_done_is_taken_over_in_time()
    {
        await using var harness = await PublishingHarness.New(kind: TestDatabase.Postgres);
        await harness.Start(ahead: TimeSpan.FromMinutes(10));
        var hanging = harness.Slack.Faults.Add(new InjectedFault(FaultKind.Hang) { Method = "chat.postMessage" });
        var alert = await harness.Open();
        await harness.UntilState(alert, MessageState.Sending);
        await Wait.Until(() => harness.Slack.Faults.Injected > 0);
        harness.Kill();
        harness.Slack.Faults.Remove(hanging.Id);

        await harness.Start();
        var since = harness.Now;
        await harness.UntilInTime(TimeSpan.FromSeconds(1), async () =>
            harness.Now > since + Duration.FromMinutes(30) || await IsShown(harness, alert)
        );

        Assert.True(harness.Now < since + Duration.FromMinutes(2), $"It took {harness.Now - since}.");
    }

    [SkippableFact]
    public async Task An_instance_ahead_of_the_others_ends_no_alert_early()
    {
        await using var harness = await PublishingHarness.New(kind: TestDatabase.Postgres);
        await harness.Start(ahead: TimeSpan.FromMinutes(10));

        var alert = await harness.Open(alert => alert with { ExpiresAt = harness.Now + Duration.FromMinutes(5) });
        await harness.UntilInTime(TimeSpan.FromSeconds(1), async () =>
            await IsShown(harness, alert) || (await harness.Row(alert)).State == MessageState.Abandoned
        );

        Assert.True(await IsShown(harness, alert));
        Assert.DoesNotContain(AlertFactKind.Expired, await harness.Facts(alert));
    }

    [Theory]
    [InlineData("chat.postMessage")]
    [InlineData("chat.update")]
    public async Task A_retry_after_of_years_is_tried_again_after_a_quarter_of_an_hour(string method)
    {
        await using var harness = await PublishingHarness.New();
        harness.Slack.Faults.Add(new InjectedFault(FaultKind.RateLimited) { Method = method, RetryAfter = 90_000_000, Times = 1 });
        await harness.Start();
        var since = harness.Now;
        var alert = await harness.Open();
        if (method == "chat.update")
        {
            await harness.UntilShown(alert);
            await harness.Do(alert, new AlertCommand.Claim("U0REP1"));
        }

        await harness.UntilInTime(TimeSpan.FromSeconds(30), async () =>
            harness.Now > since + Duration.FromHours(1) || await IsShown(harness, alert)
        );

        Assert.InRange((harness.Now - since).TotalMinutes, 15, 20);
    }

    private static async Task<bool> AreShown(PublishingHarness harness, List<string> alerts)
    {
        foreach (var alert in alerts)
        {
            if (!await IsShown(harness, alert))
            {
                return false;
            }
        }

        return true;
    }

    private static async Task<bool> IsShown(PublishingHarness harness, string alert) =>
        await harness.Row(alert) is { Ts: not null, State: MessageState.Ready } row && row.PostedRevision == row.WantedRevision;
}
