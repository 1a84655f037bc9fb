using HandoffBot.Sandbox.Faults;
using HandoffBot.Testing.Hosts;
using HandoffBot.Tests.Operations.Logging;
using static HandoffBot.Tests.Interactions.HangingCommandTests;

namespace HandoffBot.Tests.Interactions;

/// <summary>What an answer to a command may take. It runs alone, for what else the machine does counts against that time.</summary>
[Collection(nameof(NonParallelCollection))]
public sealed class ResponseBudgetTests
{
    [Fact]
    public async Task An_answer_has_one_time_for_all_it_asks_slack()
    {
        const int Commands = 12;
        await using var app = await TestApp.Start(slack: WithoutAddress);
        await Alerts(app, 6);
        app.Slack.Faults.Add(new InjectedFault(FaultKind.Hang) { Method = "chat.getPermalink" });
        for (var i = 0; i < Commands; i++)
        {
            await app.Slack.User("U0REP3").Command(Channel, "/handoff queue");
        }

        await app.Slack.User("U0REP1").Click(await app.Message(Channel, "Acme 1"), "alert_claim");
        await app.Message(Channel, "Claimed* by <@U0REP1>");

        Assert.InRange(await AnsweredCommands(app), 0, Commands - 1);
        await app.Slack.Workspace.Until(w => w.Channel(Channel).Ephemerals.Count(note => note.User == "U0REP3") == Commands, Patience);
        // The first question took all of it: none was asked for the other five alerts.
        Assert.Equal(Commands, app.Slack.Calls.Count("chat.getPermalink"));
    }
}
