using HandoffBot.Core.Handoffs.Transitions;
using HandoffBot.Sandbox;
using HandoffBot.Sandbox.Faults;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Waiting;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Tests.Publishing;

/// <summary>Posts whose answer was lost, where looking them up takes more than one try.</summary>
public sealed class LookUpTests
{
    private const string LooksUp = "conversations.history";
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(200);

    [Fact]
    public async Task A_look_up_that_slack_limits_is_made_again_when_the_time_it_named_is_over()
    {
        await using var harness = await Lost();
        harness.Slack.Faults.Add(
            new InjectedFault(FaultKind.RateLimited)
            {
                Method = LooksUp,
                Times = 2,
                RetryAfter = 30,
            }
        );
        var alert = await harness.Open();

        await harness.Start();
        await harness.UntilInTime(Step, async () => (await harness.Row(alert)).Ts is not null);

        var asked = harness.Slack.Calls.Latest.Where(call => call.Method == LooksUp).Select(call => call.ArrivedAt).ToList();
        Assert.Equal(3, asked.Count);
        Assert.True(asked[1] - asked[0] >= TimeSpan.FromSeconds(30) && asked[2] - asked[1] >= TimeSpan.FromSeconds(30));
        Assert.Equal(1, harness.Slack.Calls.Count("chat.postMessage"));
    }

    [Fact]
    public async Task An_edit_that_slack_limits_is_sent_again_when_the_time_it_named_is_over()
    {
        await using var harness = await PublishingHarness.Running();
        var alert = await harness.Open();
        await harness.UntilShown(alert);
        harness.Slack.Faults.Add(
            new InjectedFault(FaultKind.RateLimited)
            {
                Method = "chat.update",
                Times = 1,
                RetryAfter = 30,
            }
        );

        await harness.Do(alert, new AlertCommand.Claim("U0REP1"));
        await harness.UntilInTime(Step, async () => await harness.Row(alert) is { } row && row.PostedRevision == row.WantedRevision);

        var sent = harness.Slack.Calls.Latest.Where(call => call.Method == "chat.update").Select(call => call.ArrivedAt).ToList();
        Assert.Equal(2, sent.Count);
        Assert.True(sent[1] - sent[0] >= TimeSpan.FromSeconds(30));
    }

    [SkippableTheory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_an_earlier_try_posted_is_redrawn_as_it_is_now_and_the_waits_on_the_way_are_no_failed_tries(string kind)
    {
        await using var harness = await Lost(kind);
        harness.Slack.Faults.Add(
            new InjectedFault(FaultKind.Error)
            {
                Method = LooksUp,
                Error = "no_such_reason",
                Times = 1,
            }
        );
        harness.Slack.Faults.Add(new InjectedFault(FaultKind.ServerError) { Method = LooksUp, Times = 2 });
        var alert = await harness.Open();
        await harness.Start();
        await Wait.Until(async () => await harness.Row(alert) is { UncertainSince: not null });
        await harness.Do(alert, new AlertCommand.Claim("U0REP1"));

        var most = 0;
        await harness.UntilInTime(Step, async () =>
        {
            var row = await harness.Row(alert);
            most = Math.Max(most, row.Attempts);
            return row is { Ts: not null, State: MessageState.Ready } && row.PostedRevision == row.WantedRevision;
        });

        Assert.Equal(1, most);
        // What the lost try posted knew nothing of the claim.
        Assert.Contains("Claimed", Assert.Single(harness.In("C0ALERTS")).AllText, StringComparison.Ordinal);
        Assert.Equal(1, harness.Slack.Calls.Count("chat.update"));
    }

    [Fact]
    public async Task A_card_that_only_slack_remembers_is_found_as_a_duplicate_and_redrawn_as_it_is_now()
    {
        await using var harness = await PublishingHarness.Running(new SandboxOptions { Scopes = SandboxOptions.ScopesWithHistory });
        var alert = await harness.Open();
        await harness.UntilShown(alert);
        await harness.Stop();
        // As a backup from before the post knows it.
        await harness.Database.Write(
            (db, cancel) => db.Database.ExecuteSqlAsync($"UPDATE messages SET ts = NULL, posted_revision = 0, posted_at = NULL", cancel),
            default
        );
        await harness.Do(alert, new AlertCommand.Claim("U0REP1"));

        await harness.Start();
        await harness.UntilInTime(Step, async () =>
            await harness.Row(alert) is { Ts: not null, State: MessageState.Ready } row && row.PostedRevision == row.WantedRevision
        );

        Assert.Contains("Claimed", Assert.Single(harness.In("C0ALERTS")).AllText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_duplicate_that_the_history_does_not_show_is_waited_for_without_a_failed_try()
    {
        await using var harness = await Lost();
        await harness.Start();
        var alert = await harness.Open();
        await harness.UntilState(alert, MessageState.Uncertain);
        harness.Slack.Workspace.Delete("C0ALERTS", Assert.Single(harness.In("C0ALERTS")).Ts);

        var (most, said) = (0, "");
        await harness.UntilInTime(Step, async () =>
        {
            var row = await harness.Row(alert);
            (most, said) = (Math.Max(most, row.Attempts), said + row.Error);
            return row.Ts is not null;
        });

        Assert.Equal(1, most);
        Assert.Contains("refused it as a duplicate and its history does not show it", said, StringComparison.Ordinal);
    }

    // Whose first post is taken and never answered.
    private static async Task<PublishingHarness> Lost(string kind = TestDatabase.Sqlite)
    {
        var harness = await PublishingHarness.New(new SandboxOptions { Scopes = SandboxOptions.ScopesWithHistory }, kind);
        harness.Slack.Faults.Add(new InjectedFault(FaultKind.LostResponse) { Method = "chat.postMessage", Times = 1 });
        return harness;
    }
}
