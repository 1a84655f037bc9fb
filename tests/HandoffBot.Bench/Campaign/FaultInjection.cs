using HandoffBot.Sandbox;
using HandoffBot.Sandbox.Faults;
using HandoffBot.Sandbox.Interactions;

namespace HandoffBot.Bench.Campaign;

/// <summary>What goes wrong in Slack, and what people do there, meanwhile; from a seed.</summary>
public sealed class FaultInjection(SandboxServer slack, int seed)
{
    private static readonly string[] Buttons =
    [
        "alert_claim",
        "alert_contacted",
        "alert_bad_score",
        "alert_release",
        "alert_take_over",
        "alert_undo_contacted",
        "alert_undo_flag",
    ];
    private static readonly string[] People = ["U0REP1", "U0REP2"];
    private readonly Random _chance = new(seed);

    public int Clicks { get; private set; }

    public int Faults { get; private set; }

    public async Task Run(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            if (_chance.Next(3) == 0 && slack.Faults.Active.Count < 4)
            {
                Break();
            }

            await Click();
            await Task.Delay(_chance.Next(30, 120), CancellationToken.None);
        }
    }

    private void Break()
    {
        Faults++;
        slack.Faults.Add(
            _chance.Next(6) switch
            {
                0 => new InjectedFault(FaultKind.RateLimited) { Times = 2, RetryAfter = 1 },
                1 => new InjectedFault(FaultKind.RateLimited) { Times = 1 },
                2 => new InjectedFault(FaultKind.ServerError) { Times = 2, Accepted = _chance.Next(2) == 0 },
                3 => new InjectedFault(FaultKind.Hang) { Times = 1, Accepted = _chance.Next(2) == 0 },
                4 => new InjectedFault(FaultKind.BadJson) { Times = 1 },
                _ => new InjectedFault(FaultKind.LostResponse) { Times = 2 },
            }
        );
    }

    private async Task Click()
    {
        var channel = slack.Workspace.FindChannel(CampaignAgreement.Channel(_chance.Next(1000) % CampaignChannels(slack)));
        if (channel?.Messages is not { Count: > 0 } messages)
        {
            return;
        }

        var person = People[_chance.Next(People.Length)];
        var button = Buttons[_chance.Next(Buttons.Length)];
        // A flag is taken back in the message that only its owner sees; everything else is on the card.
        var (ts, blocks) =
            button == "alert_undo_flag"
                ? channel.Ephemerals.LastOrDefault(note => note.User == person) is { } note
                    ? (note.Ts, note.Blocks)
                    : ("", null)
                : messages[_chance.Next(messages.Count)] is var message
                    ? (message.Ts, message.Blocks)
                    : default;
        if (blocks?.GetRawText().Contains($"\"{button}\"", StringComparison.Ordinal) != true)
        {
            return;
        }

        Clicks++;
        // Whether the bot lives to answer is the campaign's whole point.
        await slack.User(person).Click(channel.Id, ts, new Click(button), CancellationToken.None);
    }

    private static int CampaignChannels(SandboxServer slack) =>
        slack.Workspace.Channels.Count(c => c.Id.StartsWith("C0T", StringComparison.Ordinal));
}
