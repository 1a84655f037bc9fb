using HandoffBot.Sandbox;
using HandoffBot.Sandbox.Faults;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;

namespace HandoffBot.Tests.EndToEnd;

/// <summary>
/// An edited card rings nobody: when a live alert reaches a higher band its owner hears of it, once, in the card's thread.
/// </summary>
public sealed class BandRiseTests
{
    private static readonly SampleEvent Warm = new("evt-warm") { Score = 74, Owner = "U0REP1" };
    private static readonly SampleEvent Hot = new("evt-hot")
    {
        Score = 92,
        Previous = 74,
        Owner = "U0REP1",
    };

    [SkippableTheory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task From_warm_to_hot_the_owner_hears_once_in_the_thread(string kind)
    {
        await using var world = await TestWorkspace.Start(kind);
        await world.Decide(Warm);
        var card = await world.Message("C0EMEA", "WARM");

        var decision = await world.Decide(Hot);
        var reply = await world.Message("C0EMEA", "rose from warm to");

        Assert.Equal("updated", decision.GetProperty("outcome").GetString());
        Assert.Equal((card.Ts, false), (reply.ThreadTs, reply.Broadcast));
        Assert.Contains("<@U0REP1>", reply.AllText, StringComparison.Ordinal);
        Assert.Contains("74 → 92", reply.AllText, StringComparison.Ordinal);

        await world.Restart();
        await world.Decide(Hot with { Id = "evt-hotter", Score = 95 });
        await world.Shown();
        Assert.Single(world.Slack.Workspace.Channel("C0EMEA").Messages, m => m.ThreadTs is not null);
        var facts = (await world.Decision("evt-hot"))
            .GetProperty("alert")
            .GetProperty("history")
            .EnumerateArray()
            .Select(f => f.GetProperty("what").GetString());
        Assert.Single(facts, "band_raised");
    }

    [Fact]
    public async Task Whoever_claimed_it_hears_too_and_a_fall_is_told_nobody()
    {
        await using var world = await TestWorkspace.Start();
        await world.Decide(Warm);
        var card = await world.Message("C0EMEA", "WARM");
        await world.Slack.User("U0REP2").Click(card, "alert_claim");
        await world.Message("C0EMEA", "Claimed");

        await world.Decide(Hot);
        Assert.Contains("<@U0REP1> <@U0REP2>", (await world.Message("C0EMEA", "rose from warm to")).AllText, StringComparison.Ordinal);

        await world.Decide(Warm with { Id = "evt-down" });
        await world.Shown();
        Assert.Single(world.Slack.Workspace.Channel("C0EMEA").Messages, m => m.ThreadTs is not null);
    }

    [Fact]
    public async Task The_channel_hears_when_the_agreement_says_so()
    {
        await using var world = await TestWorkspace.Start(agreement: SampleAgreement.Text + "\nband_rise: { broadcast: true }\n");
        await world.Decide(Warm);
        await world.Message("C0EMEA", "WARM");

        await world.Decide(Hot);

        Assert.True((await world.Message("C0EMEA", "rose from warm to")).Broadcast);
    }

    [SkippableTheory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_card_that_was_never_sent_says_the_new_band_itself(string kind)
    {
        await using var world = await TestWorkspace.Start(kind);
        var closed = world.Slack.Faults.Add(
            new InjectedFault(FaultKind.RateLimited)
            {
                Method = "chat.postMessage",
                Channel = "C0EMEA",
                RetryAfter = 60,
            }
        );
        await world.Decide(Warm with { Id = "evt-other", Account = "globex" });
        await world.Slack.Workspace.Until(_ => world.Slack.Calls.Count("chat.postMessage") > 0, Wait.Limit);
        await world.Decide(Warm);
        await world.Decide(Hot);

        world.Slack.Faults.Remove(closed.Id);
        world.Slack.Clock.Advance(TimeSpan.FromMinutes(2));
        await world.Message("C0EMEA", "HOT");
        await world.Shown();

        Assert.DoesNotContain(world.Slack.Workspace.Channel("C0EMEA").Messages, m => m.ThreadTs is not null);
    }

    [SkippableTheory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_reply_whose_answer_was_lost_is_found_in_its_thread_and_not_repeated(string kind)
    {
        await using var world = await TestWorkspace.Start(kind, new SandboxOptions { Scopes = SandboxOptions.ScopesWithHistory });
        await world.Decide(Warm);
        await world.Message("C0EMEA", "WARM");
        await world.Shown();
        world.Slack.Faults.Add(new InjectedFault(FaultKind.LostResponse) { Method = "chat.postMessage", Times = 1 });

        await world.Decide(Hot);
        await world.Message("C0EMEA", "rose from warm to");
        await world.Slack.Workspace.Until(_ => world.Slack.Calls.Count("conversations.replies") > 0, Wait.Limit);
        await world.Shown();

        Assert.Single(world.Slack.Workspace.Channel("C0EMEA").Messages, m => m.ThreadTs is not null);
        Assert.Equal(2, world.Slack.Calls.Count("chat.postMessage"));
    }
}
