using HandoffBot.Core.Handoffs.Transitions;
using HandoffBot.Sandbox.Faults;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
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

    private static async Task<bool> IsShown(PublishingHarness harness, string alert) =>
        await harness.Row(alert) is { Ts: not null, State: MessageState.Ready } row && row.PostedRevision == row.WantedRevision;
}
