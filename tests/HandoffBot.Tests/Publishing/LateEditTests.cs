using HandoffBot.Core.Handoffs.Transitions;
using HandoffBot.Sandbox.Faults;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Waiting;
using NodaTime;

namespace HandoffBot.Tests.Publishing;

/// <summary>Edits that Slack applies after the bot has stopped waiting for them.</summary>
public sealed class LateEditTests
{
    private static readonly InjectedFault HeldEdit = new(FaultKind.Held)
    {
        Method = "chat.update",
        Times = 1,
        Delay = TimeSpan.FromSeconds(14),
    };

    [SkippableTheory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task An_edit_applied_after_a_newer_one_does_not_have_the_last_word(string kind)
    {
        await using var harness = await PublishingHarness.New(kind: kind, patience: 1);
        var alert = await ClaimWhileEditsAreHeld(harness);
        await Wait.Until(async () => (await harness.Row(alert)).Attempts == 1);
        await harness.Do(alert, new AlertCommand.Contact("U0REP1"));
        await Pass(harness, seconds: 60);

        Assert.Contains("Contacted* by", Assert.Single(harness.In("C0ALERTS")).AllText, StringComparison.Ordinal);
        // The one that was held, the newer one, and the newest state once more when nothing late can come.
        Assert.Equal(3, harness.Slack.Calls.Count("chat.update"));
        Assert.Equal(4, harness.In("C0ALERTS")[0].Revisions.Count);
    }

    [Theory]
    [InlineData(FaultKind.LostResponse)]
    [InlineData(FaultKind.ServerError)]
    public async Task An_edit_whose_answer_was_lost_is_followed_by_the_newest_state_once(FaultKind kind)
    {
        await using var harness = await PublishingHarness.Running();
        var alert = await harness.Open();
        await harness.UntilShown(alert);
        harness.Slack.Faults.Add(new InjectedFault(kind) { Method = "chat.update", Times = 1 });

        await harness.Do(alert, new AlertCommand.Claim("U0REP1"));
        await Pass(harness, seconds: 60);

        Assert.Equal(3, harness.Slack.Calls.Count("chat.update"));
        await harness.UntilShown(alert);
    }

    [SkippableTheory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task An_edit_of_a_process_that_was_killed_does_not_have_the_last_word(string kind)
    {
        await using var harness = await PublishingHarness.New(kind: kind, patience: 1);
        var alert = await ClaimWhileEditsAreHeld(harness);
        await Wait.Until(() => harness.Slack.Calls.Count("chat.update") == 1);
        harness.Kill();
        await harness.Start();
        await harness.Do(alert, new AlertCommand.Contact("U0REP1"));
        await Pass(harness, seconds: 90);

        Assert.Contains("Contacted* by", Assert.Single(harness.In("C0ALERTS")).AllText, StringComparison.Ordinal);
        Assert.Equal(4, harness.In("C0ALERTS")[0].Revisions.Count);
    }

    private static async Task<string> ClaimWhileEditsAreHeld(PublishingHarness harness)
    {
        await harness.Start();
        var alert = await harness.Open();
        await harness.UntilShown(alert);
        harness.Slack.Faults.Add(HeldEdit);
        await harness.Do(alert, new AlertCommand.Claim("U0REP1"));
        return alert;
    }

    private static async Task Pass(PublishingHarness harness, int seconds)
    {
        var end = harness.Now + Duration.FromSeconds(seconds);
        await harness.UntilInTime(TimeSpan.FromSeconds(1), () => Task.FromResult(harness.Now >= end));
        await Wait.Until(harness.IsIdle);
    }
}
