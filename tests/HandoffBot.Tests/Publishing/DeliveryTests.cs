using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Transitions;
using HandoffBot.Sandbox;
using HandoffBot.Sandbox.Faults;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Waiting;
using NodaTime;

namespace HandoffBot.Tests.Publishing;

public sealed class DeliveryTests
{
    [SkippableTheory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task An_alert_is_posted_once_and_its_delivery_is_recorded(string kind)
    {
        await using var harness = await PublishingHarness.Running(kind: kind);

        var alert = await harness.Open();
        await harness.UntilShown(alert);

        var message = Assert.Single(harness.In("C0ALERTS"));
        var row = await harness.Row(alert);
        Assert.Equal((message.Ts, "C0ALERTS", row.ClientMessageId.ToString()), (row.Ts, row.PostedChannel, message.ClientMsgId));
        Assert.Contains("Acme a001", message.AllText, StringComparison.Ordinal);
        Assert.Equal(row.Id, message.Metadata!.Value.GetProperty("event_payload").GetProperty("id").GetString());
        Assert.DoesNotContain("ada@acme.test", message.Metadata!.Value.GetRawText(), StringComparison.Ordinal);
    }

    [SkippableTheory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_changed_while_it_waited_is_posted_once_as_it_is_now(string kind)
    {
        await using var harness = await PublishingHarness.New(kind: kind);
        var alert = await harness.Open();
        await harness.Do(alert, new AlertCommand.Claim("U0REP1"));
        await harness.Do(alert, new AlertCommand.FlagBad("U0REP2"));

        await harness.Start();
        await harness.UntilShown(alert);

        var message = Assert.Single(harness.In("C0ALERTS"));
        Assert.Single(message.Revisions);
        Assert.Contains("Flagged as a bad score* by <@U0REP2>", message.AllText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_changes_to_a_posted_alert_are_one_edit()
    {
        await using var harness = await PublishingHarness.Running();
        var alert = await harness.Open();
        await harness.UntilShown(alert);
        await harness.Stop();
        await harness.Do(alert, new AlertCommand.Claim("U0REP1"));
        await harness.Do(alert, new AlertCommand.FlagBad("U0REP1"));
        await harness.Do(alert, new AlertCommand.UndoFlag("U0REP1"));

        await harness.Start();
        await harness.UntilShown(alert);

        Assert.Equal(1, harness.Slack.Calls.Count("chat.update"));
        Assert.Contains("Claimed* by <@U0REP1>", Assert.Single(harness.In("C0ALERTS")).AllText, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Hot_goes_before_warm_and_the_soonest_expiry_first(string kind)
    {
        await using var harness = await PublishingHarness.New(kind: kind);
        var warm = await harness.Open(a => a with { Band = "warm" });
        var later = await harness.Open(a => a with { ExpiresAt = a.ExpiresAt + Duration.FromHours(1) });
        var soon = await harness.Open();

        await harness.Start();
        foreach (var next in new[] { soon, later, warm })
        {
            await harness.UntilShown(next);
            harness.Slack.Clock.Advance(TimeSpan.FromMilliseconds(1100));
        }

        Assert.Equal(
            [$"Acme {soon}", $"Acme {later}", $"Acme {warm}"],
            harness.In("C0ALERTS").Select(m => m.Text[m.Text.IndexOf("Acme", StringComparison.Ordinal)..][..9])
        );
    }

    [Fact]
    public async Task A_backlog_drains_at_slacks_pace_and_never_draws_a_429()
    {
        await using var harness = await PublishingHarness.New();
        string[] channels = ["C0ALERTS", "C0EMEA", "C0REVIEW"];
        var alerts = new List<string>();
        for (var i = 0; i < 30; i++)
        {
            alerts.Add(await harness.Open(a => a with { Channel = channels[i % 3] }));
        }

        await harness.Start();
        await harness.UntilInTime(TimeSpan.FromMilliseconds(100), () => Task.FromResult(harness.Slack.Workspace.Posted == 30));

        Assert.Equal(0, harness.Slack.Calls.RateLimited);
        Assert.All(channels, channel => Assert.Equal(10, harness.In(channel).Count));
    }

    [SkippableFact]
    public async Task Three_instances_share_one_pace_and_post_each_alert_once()
    {
        await using var harness = await PublishingHarness.New(kind: TestDatabase.Postgres);
        for (var i = 0; i < 24; i++)
        {
            await harness.Open(a => a with { Channel = i % 2 == 0 ? "C0ALERTS" : "C0EMEA" });
        }

        await harness.Start();
        await harness.Start();
        await harness.Start();
        await harness.UntilInTime(TimeSpan.FromMilliseconds(100), () => Task.FromResult(harness.Slack.Workspace.Posted >= 24));
        // A call is counted when it is answered, a moment after its message stands.
        await Wait.Until(() => harness.Slack.Calls.Count("chat.postMessage") >= 24);

        Assert.Equal(24, harness.Slack.Workspace.Posted);
        Assert.Equal(24, harness.Slack.Calls.Count("chat.postMessage"));
        Assert.Equal(0, harness.Slack.Calls.RateLimited);
    }

    [Fact]
    public async Task One_channel_is_never_posted_to_twice_in_a_second()
    {
        await using var harness = await PublishingHarness.Running(new SandboxOptions { MessageBurstPerChannel = 1 });
        await harness.UntilShown(await harness.Open(a => a with { Channel = "C0EMEA" }));
        for (var i = 0; i < 4; i++)
        {
            await harness.Open();
        }

        await Wait.Until(() => harness.In("C0ALERTS").Count == 4);

        Assert.Equal(0, harness.Slack.Calls.RateLimited);
    }

    [SkippableTheory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_post_that_is_long_on_its_way_is_not_followed_within_a_second_of_its_arrival(string kind)
    {
        await using var harness = await PublishingHarness.New(new SandboxOptions { MessageBurstPerChannel = 1 }, kind);
        foreach (var takes in new[] { 250, 0, 1200, 0 })
        {
            harness.PostsTake.Enqueue(TimeSpan.FromMilliseconds(takes));
            await harness.Open();
        }

        await harness.Start();
        await Wait.Until(() => harness.In("C0ALERTS").Count == 4);

        Assert.Equal(0, harness.Slack.Calls.RateLimited);
    }

    [Fact]
    public async Task Many_edits_keep_to_the_methods_pace()
    {
        await using var harness = await PublishingHarness.New();
        var alerts = new List<string>();
        for (var i = 0; i < 80; i++)
        {
            alerts.Add(await harness.Open(a => a with { Channel = $"C0EDIT{i}" }));
        }

        foreach (var i in Enumerable.Range(0, 80))
        {
            harness.Slack.Workspace.AddChannel($"C0EDIT{i}", $"edit{i}");
        }

        await harness.Start();
        await harness.UntilInTime(TimeSpan.FromMilliseconds(100), () => Task.FromResult(harness.Slack.Workspace.Posted == 80));
        foreach (var alert in alerts)
        {
            await harness.Do(alert, new AlertCommand.Claim("U0REP1"));
        }

        await harness.UntilInTime(TimeSpan.FromMilliseconds(300), () =>
            Task.FromResult(harness.Slack.Calls.Count("chat.update", "ok") >= 80)
        );

        Assert.Equal(0, harness.Slack.Calls.RateLimited);
    }

    [SkippableTheory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_expires_in_the_queue_is_never_posted_and_that_is_recorded(string kind)
    {
        await using var harness = await PublishingHarness.New(kind: kind);
        var alert = await harness.Open(a => a with { ExpiresAt = a.OpenedAt + Duration.FromMinutes(1), NextDueAt = null });
        harness.Slack.Clock.Advance(TimeSpan.FromMinutes(2));

        await harness.Start();
        await harness.UntilState(alert, MessageState.Abandoned);

        Assert.Equal(0, harness.Slack.Calls.Count("chat.postMessage"));
        Assert.Contains("expired", (await harness.Row(alert)).Error, StringComparison.Ordinal);
        Assert.Contains(AlertFactKind.NeverPosted, await harness.Facts(alert));
    }

    [Fact]
    public async Task What_was_withdrawn_before_slack_saw_it_is_never_posted()
    {
        await using var harness = await PublishingHarness.New();
        var alert = await harness.Open(a =>
            a with
            {
                State = AlertState.Withdrawn,
                WithdrawnBecause = "The score fell to 12.",
                NextDueAt = null,
            }
        );

        await harness.Start();
        await harness.UntilState(alert, MessageState.Abandoned);

        Assert.Equal(0, harness.Slack.Calls.Count("chat.postMessage"));
    }

    [Fact]
    public async Task An_owner_known_by_address_is_mentioned_and_a_look_up_that_fails_costs_no_alert()
    {
        await using var harness = await PublishingHarness.New();
        harness.Slack.Faults.Add(new InjectedFault(FaultKind.ServerError) { Method = "users.lookupByEmail", Times = 1 });
        await harness.Start();

        var first = await harness.Open(a => a with { Owner = "dana@ourco.test" });
        await harness.UntilShown(first);
        Assert.Contains("dana@ourco.test", harness.In("C0ALERTS")[0].AllText, StringComparison.Ordinal);

        harness.Slack.Clock.Advance(TimeSpan.FromMinutes(2));
        var second = await harness.Open(a => a with { Owner = "dana@ourco.test" });
        await harness.UntilShown(second);
        Assert.Contains("<@U0DANA>", harness.In("C0ALERTS")[1].AllText, StringComparison.Ordinal);
    }
}
