using HandoffBot.Sandbox;
using HandoffBot.Sandbox.Faults;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using Microsoft.EntityFrameworkCore;

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
        await using var app = await TestApp.Start(kind);
        await app.Decide(Warm);
        var card = await app.Message("C0EMEA", "WARM");

        var decision = await app.Decide(Hot);
        var reply = await app.Message("C0EMEA", "rose from warm to");

        Assert.Equal("updated", decision.GetProperty("outcome").GetString());
        Assert.Equal((card.Ts, false), (reply.ThreadTs, reply.Broadcast));
        Assert.Contains("<@U0REP1>", reply.AllText, StringComparison.Ordinal);
        Assert.Contains("74 → 92", reply.AllText, StringComparison.Ordinal);

        await app.Restart();
        await app.Decide(Hot with { Id = "evt-hotter", Score = 95 });
        await app.Shown();
        Assert.Single(app.Slack.Workspace.Channel("C0EMEA").Messages, m => m.ThreadTs is not null);
        var facts = (await app.Decision("evt-hot"))
            .GetProperty("alert")
            .GetProperty("history")
            .EnumerateArray()
            .Select(f => f.GetProperty("what").GetString());
        Assert.Single(facts, "band_raised");
    }

    [Fact]
    public async Task Whoever_claimed_it_hears_too_and_a_fall_is_told_nobody()
    {
        await using var app = await TestApp.Start();
        await app.Decide(Warm);
        var card = await app.Message("C0EMEA", "WARM");
        await app.Slack.User("U0REP2").Click(card, "alert_claim");
        await app.Message("C0EMEA", "Claimed");

        await app.Decide(Hot);
        Assert.Contains("<@U0REP1> <@U0REP2>", (await app.Message("C0EMEA", "rose from warm to")).AllText, StringComparison.Ordinal);

        await app.Decide(Warm with { Id = "evt-down" });
        await app.Shown();
        Assert.Single(app.Slack.Workspace.Channel("C0EMEA").Messages, m => m.ThreadTs is not null);
    }

    [Fact]
    public async Task The_channel_hears_when_the_agreement_says_so()
    {
        await using var app = await TestApp.Start(agreement: SampleAgreement.Text + "\nband_rise: { broadcast: true }\n");
        await app.Decide(Warm);
        await app.Message("C0EMEA", "WARM");

        await app.Decide(Hot);

        Assert.True((await app.Message("C0EMEA", "rose from warm to")).Broadcast);
    }

    [SkippableTheory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_card_that_was_never_sent_says_the_new_band_itself(string kind)
    {
        await using var app = await TestApp.Start(kind);
        var closed = app.Slack.Faults.Add(
            new InjectedFault(FaultKind.RateLimited)
            {
                Method = "chat.postMessage",
                Channel = "C0EMEA",
                RetryAfter = 60,
            }
        );
        await app.Decide(Warm with { Id = "evt-other", Account = "globex" });
        await app.Slack.Workspace.Until(_ => app.Slack.Calls.Count("chat.postMessage") > 0, Wait.Limit);
        await app.Decide(Warm);
        await app.Decide(Hot);

        app.Slack.Faults.Remove(closed.Id);
        app.Slack.Clock.Advance(TimeSpan.FromMinutes(2));
        await app.Message("C0EMEA", "HOT");
        await app.Shown();

        Assert.DoesNotContain(app.Slack.Workspace.Channel("C0EMEA").Messages, m => m.ThreadTs is not null);
    }

    [SkippableTheory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_reply_whose_answer_was_lost_is_found_in_its_thread_and_not_repeated(string kind)
    {
        await using var app = await TestApp.Start(kind, new SandboxOptions { Scopes = SandboxOptions.ScopesWithHistory });
        await app.Decide(Warm);
        await app.Message("C0EMEA", "WARM");
        await app.Shown();
        app.Slack.Faults.Add(new InjectedFault(FaultKind.LostResponse) { Method = "chat.postMessage", Times = 1 });

        await app.Decide(Hot);
        await app.Message("C0EMEA", "rose from warm to");
        await app.Slack.Workspace.Until(_ => app.Slack.Calls.Count("conversations.replies") > 0, Wait.Limit);
        await app.Shown();

        Assert.Single(app.Slack.Workspace.Channel("C0EMEA").Messages, m => m.ThreadTs is not null);
        Assert.Equal(2, app.Slack.Calls.Count("chat.postMessage"));
    }

    [SkippableTheory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_reply_given_up_while_the_lead_counted_as_contacted_is_sent_when_that_is_taken_back(string kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Decide(Warm);
        var card = await app.Message("C0EMEA", "WARM");
        await app.Shown();
        app.Slack.Faults.Add(
            new InjectedFault(FaultKind.RateLimited)
            {
                Method = "chat.postMessage",
                Channel = "C0EMEA",
                RetryAfter = 60,
                Times = 1,
            }
        );
        await app.Decide(Hot);
        await app.Slack.Workspace.Until(_ => app.Slack.Calls.Count("chat.postMessage") > 1, Wait.Limit);
        await app.Slack.User("U0REP1").Click(card, "alert_contacted");
        await app.Message("C0EMEA", "Contacted");
        await app.AdvanceWhenIdle(TimeSpan.FromMinutes(2));
        await Wait.Until(cancel =>
            app.Database.Database.Read((db, token) => db.Messages.AnyAsync(m => m.State == MessageState.Abandoned, token), cancel)
        );
        Assert.DoesNotContain(app.Slack.Workspace.Channel("C0EMEA").Messages, m => m.ThreadTs is not null);

        await app.Slack.User("U0REP1").Click(card, "alert_undo_contacted");

        await app.Message("C0EMEA", "rose from warm to");
        await app.Shown();
        Assert.Single(app.Slack.Workspace.Channel("C0EMEA").Messages, m => m.ThreadTs is not null);
    }
}
