using HandoffBot.Core.Handoffs.Transitions;
using HandoffBot.Publishing.Messages;
using HandoffBot.Sandbox.Faults;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Hosts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace HandoffBot.Tests.Publishing;

/// <summary>What the owner of routing is told of messages that only a person can settle.</summary>
public sealed class OperatorNoticeTests
{
    private const string ByItself = "It is not sent again by itself.";
    private const string PressAButton = "It is not sent again. If it is there, press any of its buttons";

    [Fact]
    public async Task Of_a_card_that_may_be_there_it_says_how_to_have_it_redrawn()
    {
        await using var harness = await PublishingHarness.New();
        harness.Slack.Faults.Add(new InjectedFault(FaultKind.LostResponse) { Method = "chat.postMessage", Times = 1 });
        var alert = await harness.Open();
        await harness.Start();

        var told = await Told(harness);

        Assert.Contains("A message needs a look (alert)", told, StringComparison.Ordinal);
        Assert.Contains($"Channel C0ALERTS, message {(await harness.Row(alert)).Id}, about {alert}.", told, StringComparison.Ordinal);
        Assert.Contains("without a history scope it cannot be found", told, StringComparison.Ordinal);
        Assert.Contains(PressAButton, told, StringComparison.Ordinal);
        Assert.Equal(0, harness.Slack.Calls.Count("conversations.history"));
        var line = Assert.Single(harness.Log.Lines, line => line.Level == LogLevel.Error);
        Assert.StartsWith($"Left open: alert {alert}: Slack refused it as a duplicate", line.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_card_that_is_there_and_cannot_be_redrawn_it_says_that_it_stays_so()
    {
        await using var harness = await PublishingHarness.Running();
        var alert = await harness.Open();
        await harness.UntilShown(alert);
        harness.Slack.Faults.Add(new InjectedFault(FaultKind.Error) { Method = "chat.update", Error = "no_such_reason" });
        await harness.Do(alert, new AlertCommand.Claim("U0REP1"));

        var told = await Told(harness);

        Assert.Contains("Slack refused it 8 times: no_such_reason", told, StringComparison.Ordinal);
        Assert.Contains(ByItself, told, StringComparison.Ordinal);
        Assert.DoesNotContain(PressAButton, told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_what_is_no_card_it_says_that_it_stays_so()
    {
        await using var harness = await PublishingHarness.New();
        await Want(harness, "nobody_draws_it");
        await harness.Start();

        var told = await Told(harness);

        Assert.Contains("A message needs a look (nobody_draws_it)", told, StringComparison.Ordinal);
        Assert.Contains(ByItself, told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_notice_nobody_is_told_by_another_notice()
    {
        await using var harness = await PublishingHarness.New();
        harness.Slack.Faults.Add(new InjectedFault(FaultKind.LostResponse) { Method = "chat.postMessage", Times = 1 });
        await Want(harness, Outbox.NoticeKind);
        await harness.Start();

        await harness.UntilInTime(TimeSpan.FromMilliseconds(200), () => Any(harness, MessageState.NeedsOperator));

        Assert.Equal(1, await harness.Database.Read((db, cancel) => db.Messages.CountAsync(cancel), default));
        Assert.Single(harness.Log.With("Left open: notice"));
    }

    private static async Task<string> Told(PublishingHarness harness)
    {
        await harness.UntilInTime(TimeSpan.FromSeconds(1), () => Task.FromResult(harness.To("U0OPS").Count == 1));
        return harness.To("U0OPS")[0].AllText;
    }

    private static Task<bool> Any(PublishingHarness harness, MessageState state) =>
        harness.Database.Read((db, cancel) => db.Messages.AnyAsync(row => row.State == state, cancel), default);

    private static Task<bool> Want(PublishingHarness harness, string kind) =>
        harness.Database.Write(
            async (db, cancel) =>
            {
                var row = Outbox.Notice("n1", "C0REVIEW", null, new NoticeContent { Title = "Something to know" }, harness.Now);
                row.Kind = kind;
                await WantedMessages.Add(db, [row], cancel);
                return true;
            },
            default
        );
}
