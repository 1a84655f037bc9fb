using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Publishing.Delivery;
using HandoffBot.Publishing.Pacing;
using HandoffBot.Sandbox;
using HandoffBot.Sandbox.Faults;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HandoffBot.Tests.Interactions;

/// <summary>Slash commands that wait for Slack hold up nothing but other slash commands.</summary>
public sealed class HangingCommandTests
{
    internal const string Channel = "C0EMEA";
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    // Links are then asked of Slack, one by one.
    internal static readonly SandboxOptions WithoutAddress = new() { AuthTestUrl = false };

    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Clicks_change_the_card_reply_and_open_modals_while_twelve_commands_hang(string kind)
    {
        await using var app = await TestApp.Start(kind, WithoutAddress);
        await Alerts(app, 6);
        var card = await app.Message(Channel, "Acme 1");
        await Hang(app, commands: 12);

        await app.Slack.User("U0REP1").Click(card, "alert_claim");
        await app.Slack.User("U0REP2").Click(card, "alert_bad_score");
        await app.Slack.User("U0REP2").Click(card, "alert_details");
        await app.Message(Channel, "Claimed* by <@U0REP1>");
        await app.Note(Channel, "U0REP2", "Your flag on");
        await app.Slack.Workspace.Until(w => w.OpenViews.Any(view => view.User == "U0REP2"), Patience);

        Assert.Equal(0, await AnsweredCommands(app));
    }

    [Fact]
    public async Task The_home_tab_does_not_queue_behind_commands_that_hang()
    {
        await using var app = await TestApp.Start(slack: WithoutAddress);
        await Alerts(app, 2);
        await Hang(app, commands: 24);

        await app.Slack.User("U0REP1").OpenHome();
        await app.Slack.Workspace.Until(w => w.HomeTabs.Any(home => home.User == "U0REP1"), Patience);

        Assert.InRange(await AnsweredCommands(app), 0, 16);
    }

    [Fact]
    public async Task Commands_that_waited_for_a_slot_are_all_answered()
    {
        await using var app = await TestApp.Start(slack: WithoutAddress);
        await Alerts(app, 1);
        await Hang(app, commands: 12);
        app.Slack.Faults.Clear();

        await app.Slack.Workspace.Until(w => w.Channel(Channel).Ephemerals.Count(note => note.User == "U0REP3") == 12, Patience);
    }

    [Fact]
    public async Task Links_are_computed_where_slack_named_the_workspaces_address()
    {
        await using var app = await TestApp.Start();
        await Alerts(app, 6);
        await Wait.Until(() => app.Bot.Services.GetRequiredService<SlackAvailability>().UnavailableReason is null);
        app.Slack.Faults.Add(new InjectedFault(FaultKind.Hang) { Method = "chat.getPermalink" });
        for (var i = 0; i < 12; i++)
        {
            await app.Slack.User("U0REP3").Command(Channel, "/handoff queue");
        }

        await Wait.Until(() => app.Slack.Workspace.Channel(Channel).Ephemerals.Count(note => note.User == "U0REP3") == 12);

        Assert.Equal(0, app.Slack.Calls.Count("chat.getPermalink"));
        var card = await app.Message(Channel, "Acme 1");
        await app.Note(Channel, "U0REP3", $"{app.Slack.Url}archives/{Channel}/p{card.Ts.Replace(".", "", StringComparison.Ordinal)}|");
    }

    internal static async Task Alerts(TestApp app, int count)
    {
        for (var i = 1; i <= count; i++)
        {
            await app.Decide(new SampleEvent($"evt-{i}") { Account = $"acme{i}", Name = $"Acme {i}", Owner = "U0REP3" });
        }

        await app.Shown();
        Assert.Equal(
            count,
            await app.Database.Database.Read((db, cancel) => db.Alerts.CountAsync(a => a.State == AlertState.Open, cancel), default)
        );
    }

    // Each command asks for a link per alert, and waits two seconds for each: with time for that they hang as long as the test runs.
    private static async Task Hang(TestApp app, int commands)
    {
        app.Bot.Services.GetRequiredService<TimeoutBudget>().Total = TimeSpan.FromMinutes(10);
        app.Slack.Faults.Add(new InjectedFault(FaultKind.Hang) { Method = "chat.getPermalink" });
        for (var i = 0; i < commands; i++)
        {
            await app.Slack.User("U0REP3").Command(Channel, "/handoff queue");
        }

        using var limit = new CancellationTokenSource(Patience);
        while (app.Slack.Faults.Injected < 8)
        {
            await Task.Delay(20, limit.Token);
        }
    }

    internal static Task<int> AnsweredCommands(TestApp app) =>
        app.Database.Database.Read((db, cancel) => db.SlackInbox.CountAsync(row => row.Kind == "command" && row.Done, cancel), default);
}
