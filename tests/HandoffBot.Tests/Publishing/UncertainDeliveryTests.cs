using HandoffBot.Core.Handoffs.Transitions;
using HandoffBot.Sandbox;
using HandoffBot.Sandbox.Faults;
using HandoffBot.Sandbox.WebApi;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Waiting;
using NodaTime;

namespace HandoffBot.Tests.Publishing;

public sealed class UncertainDeliveryTests
{
    public static TheoryData<FaultKind, bool> Doubts =>
        new()
        {
            { FaultKind.LostResponse, true },
            { FaultKind.BadJson, true },
            { FaultKind.ServerError, true },
            { FaultKind.ServerError, false },
            { FaultKind.Hang, true },
            { FaultKind.Hang, false },
            { FaultKind.Refused, false },
        };

    [Theory]
    [MemberData(nameof(Doubts))]
    public async Task An_answer_that_never_came_is_looked_up_before_anything_is_sent_again(FaultKind kind, bool accepted)
    {
        await using var harness = await PublishingHarness.New(
            new SandboxOptions { Scopes = SandboxOptions.ScopesWithHistory },
            patience: kind == FaultKind.Hang ? 1 : 10
        );
        harness.Slack.Faults.Add(
            new InjectedFault(kind)
            {
                Method = "chat.postMessage",
                Accepted = accepted,
                Times = 1,
            }
        );
        var alert = await harness.Open();

        await harness.Start();
        await harness.UntilInTime(TimeSpan.FromMilliseconds(200), async () => (await harness.Row(alert)).Ts is not null);

        Assert.Equal((await harness.Row(alert)).Ts, Assert.Single(harness.In("C0ALERTS")).Ts);
        Assert.Equal(accepted ? 1 : 2, harness.Slack.Calls.Count("chat.postMessage"));
        await harness.Do(alert, new AlertCommand.Claim("U0REP1"));
        await harness.UntilShown(alert);
        Assert.Contains("Claimed", Assert.Single(harness.In("C0ALERTS")).AllText, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Doubts))]
    public async Task Without_the_scope_the_same_client_id_keeps_it_single_and_what_slack_cannot_settle_is_shown(
        FaultKind kind,
        bool accepted
    )
    {
        await using var harness = await PublishingHarness.New(patience: kind == FaultKind.Hang ? 1 : 10);
        harness.Slack.Faults.Add(
            new InjectedFault(kind)
            {
                Method = "chat.postMessage",
                Accepted = accepted,
                Times = 1,
            }
        );
        var alert = await harness.Open();

        await harness.Start();
        var settled = kind is FaultKind.LostResponse or FaultKind.BadJson || accepted ? MessageState.NeedsOperator : MessageState.Ready;
        await harness.UntilInTime(TimeSpan.FromMilliseconds(200), async () =>
            await harness.Row(alert) is { } row && row.State == settled && (settled == MessageState.NeedsOperator || row.Ts is not null)
        );

        Assert.Single(harness.In("C0ALERTS"));
        if (settled == MessageState.NeedsOperator)
        {
            await Wait.Until(() => harness.To("U0OPS").Count == 1);
        }

        // Sent, and sent again under the same client id; where that settled nothing, the notice to the operator is a third post.
        var expected = settled == MessageState.NeedsOperator ? 3 : 2;
        // A call is recorded a moment after its message is there.
        await Wait.Until(() => harness.Slack.Calls.Count("chat.postMessage") >= expected);
        Assert.Equal(expected, harness.Slack.Calls.Count("chat.postMessage"));
    }

    [Fact]
    public async Task A_post_refused_as_a_duplicate_is_found_in_the_history_that_could_not_be_read_before()
    {
        await using var harness = await PublishingHarness.New(new SandboxOptions { Scopes = SandboxOptions.ScopesWithHistory });
        harness.Slack.Faults.Add(new InjectedFault(FaultKind.LostResponse) { Method = "chat.postMessage", Times = 1 });
        harness.Slack.Faults.Add(
            new InjectedFault(FaultKind.Error)
            {
                Method = "conversations.history",
                Error = "no_such_reason",
                Times = 1,
            }
        );
        var alert = await harness.Open();

        await harness.Start();
        await harness.UntilInTime(TimeSpan.FromMilliseconds(200), async () =>
            await harness.Row(alert) is { Ts: not null, State: MessageState.Ready } row && row.PostedRevision == row.WantedRevision
        );

        Assert.Equal(Assert.Single(harness.In("C0ALERTS")).Ts, (await harness.Row(alert)).Ts);
        Assert.Equal(2, harness.Slack.Calls.Count("chat.postMessage"));
    }

    [Fact]
    public async Task A_slack_that_answers_a_duplicate_with_the_first_message_settles_it()
    {
        await using var harness = await PublishingHarness.New(new SandboxOptions { Duplicates = DuplicateMessageResponse.Original });
        harness.Slack.Faults.Add(new InjectedFault(FaultKind.LostResponse) { Method = "chat.postMessage", Times = 1 });
        var alert = await harness.Open();

        await harness.Start();
        await Wait.Until(async () => await harness.Row(alert) is { UncertainSince: not null });
        await harness.Do(alert, new AlertCommand.Claim("U0REP1"));
        await harness.UntilInTime(TimeSpan.FromMilliseconds(200), async () =>
            await harness.Row(alert) is { Ts: not null, State: MessageState.Ready } row && row.PostedRevision == row.WantedRevision
        );

        var message = Assert.Single(harness.In("C0ALERTS"));
        Assert.Equal((2, 1), (harness.Slack.Calls.Count("chat.postMessage"), harness.Slack.Calls.Count("chat.update")));
        Assert.Equal((await harness.Row(alert)).Ts, message.Ts);
        // What the first try posted knew nothing of the claim.
        Assert.Contains("Claimed", message.AllText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edit_that_was_cut_off_is_sent_again_as_it_is_now()
    {
        await using var harness = await PublishingHarness.Running();
        var alert = await harness.Open();
        await harness.UntilShown(alert);
        harness.Slack.Faults.Add(new InjectedFault(FaultKind.LostResponse) { Method = "chat.update", Times = 1 });

        await harness.Do(alert, new AlertCommand.Claim("U0REP1"));
        await harness.UntilInTime(TimeSpan.FromMilliseconds(200), async () =>
            await harness.Row(alert) is { State: MessageState.Ready } row && row.PostedRevision == row.WantedRevision
        );

        Assert.Equal(2, harness.Slack.Calls.Count("chat.update"));
        Assert.Contains("Claimed", Assert.Single(harness.In("C0ALERTS")).AllText, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_process_killed_between_slacks_acceptance_and_our_commit_posts_nothing_twice(string kind)
    {
        await using var harness = await PublishingHarness.New(new SandboxOptions { Scopes = SandboxOptions.ScopesWithHistory }, kind);
        harness.Slack.Faults.Add(
            new InjectedFault(FaultKind.Hang)
            {
                Method = "chat.postMessage",
                Accepted = true,
                Times = 2,
            }
        );
        string[] alerts =
        [
            await harness.Open(),
            await harness.Open(a => a with { Channel = "C0EMEA" }),
            await harness.Open(a => a with { Channel = "C0REVIEW" }),
        ];
        await harness.Start();
        await Wait.Until(() => harness.Slack.Workspace.Posted == 3);
        harness.Kill();
        harness.Slack.Clock.Advance(TimeSpan.FromHours(1));

        await harness.Start();
        // PostgreSQL: another instance takes over when the lease has run out.
        await harness.UntilInTime(TimeSpan.FromSeconds(1), async () =>
            (await Task.WhenAll(alerts.Select(harness.Row))).All(r => r is { Ts: not null, State: MessageState.Ready })
        );

        Assert.Equal(3, harness.Slack.Workspace.Posted);
        // Found by looking, not by trying.
        Assert.Equal(3, harness.Slack.Calls.Count("chat.postMessage"));
    }

    [Fact]
    public async Task An_hour_without_slack_loses_nothing_and_doubles_nothing()
    {
        await using var harness = await PublishingHarness.New(new SandboxOptions { Scopes = SandboxOptions.ScopesWithHistory });
        var outage = harness.Slack.Faults.Add(new InjectedFault(FaultKind.ServerError));
        var alerts = new List<string>();
        for (var i = 0; i < 40; i++)
        {
            harness.Slack.Workspace.AddChannel($"C0OUT{i}", $"out{i}");
            alerts.Add(
                await harness.Open(a => a with { Channel = $"C0OUT{i}", ExpiresAt = a.ExpiresAt + Duration.FromDays(1), NextDueAt = null })
            );
        }

        await harness.Start();
        await harness.UntilInTime(TimeSpan.FromSeconds(1), () => Task.FromResult(!harness.Availability.Answers));
        await Wait.Until(harness.IsIdle);
        var tries = harness.Slack.Calls.Count("chat.postMessage");
        for (var i = 0; i < 120; i++)
        {
            await harness.AdvanceWhenIdle(TimeSpan.FromSeconds(30));
        }

        Assert.Equal(0, harness.Slack.Workspace.Posted);
        // At most four leave at once, and the fifth without an answer opens the circuit. From then on only the probe is sent.
        Assert.InRange(tries, 5, 12);
        Assert.Equal(tries, harness.Slack.Calls.Count("chat.postMessage"));
        harness.Slack.Faults.Remove(outage.Id);
        await harness.UntilInTime(TimeSpan.FromSeconds(1), async () =>
            (await Task.WhenAll(alerts.Select(harness.Row))).All(r => r.Ts is not null)
        );

        Assert.Equal(40, harness.Slack.Workspace.Posted);
        Assert.Equal(tries + 40, harness.Slack.Calls.Count("chat.postMessage"));
    }

    [Fact]
    public async Task An_outage_that_outlasted_every_alert_is_over_when_slack_is_back()
    {
        await using var harness = await PublishingHarness.Running();
        harness.IsUnreachable = true;
        for (var i = 0; i < 8; i++)
        {
            await harness.Open();
        }

        await harness.UntilInTime(TimeSpan.FromSeconds(2), () => Task.FromResult(!harness.Availability.Answers));
        harness.Slack.Clock.Advance(TimeSpan.FromHours(30));
        await harness.UntilState("a001", MessageState.Abandoned);

        harness.IsUnreachable = false;
        await harness.UntilInTime(TimeSpan.FromSeconds(1), () => Task.FromResult(harness.Availability.Answers));

        Assert.Equal(0, harness.Slack.Workspace.Posted);
    }
}
