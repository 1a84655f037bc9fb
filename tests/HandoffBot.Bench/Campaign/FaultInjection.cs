using HandoffBot.Sandbox;
using HandoffBot.Sandbox.Faults;
using HandoffBot.Sandbox.Interactions;
using HandoffBot.Sandbox.Workspaces;

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
        "alert_end_snooze",
        "alert_undo_contacted",
        "alert_undo_flag",
    ];
    private const int DeletedOneIn = 100;

    // A contact starts a clock of its own.
    private static readonly string[] MoreOften = ["alert_crm_updated", "alert_contacted", "alert_contacted", "alert_contacted"];
    private static readonly string[] People = ["U0REP1", "U0REP2"];

    // What a person fills in, by the button that opens the modal.
    private static readonly Dictionary<string, Dictionary<string, string?>> Modals = new(StringComparer.Ordinal)
    {
        ["alert_snooze"] = new(StringComparer.Ordinal) { ["until"] = "hour" },
        ["alert_not_mine"] = new(StringComparer.Ordinal) { ["reason"] = "WrongTerritory" },
        ["alert_reassign"] = new(StringComparer.Ordinal) { ["to"] = "U0REP3" },
        ["alert_report_contact"] = new(StringComparer.Ordinal) { ["qualified"] = "yes", ["timing_right"] = "no" },
    };
    private static readonly string[] Entries = ["alert_release", "alert_take_over", "alert_reassign"];
    private static readonly TimeSpan ModalWithin = TimeSpan.FromSeconds(1);
    private readonly Random _chance = new(seed);

    /// <summary>
    /// Whether edits are held. Not where a backup is put back: an edit that is under way meanwhile would arrive after the card was
    /// marked, and nobody puts a backup back faster than Slack drops a request.
    /// </summary>
    public bool HoldsEdits { get; init; } = true;

    /// <summary>Whether people fill in modals too.</summary>
    public bool Moves { get; init; }

    public int Clicks { get; private set; }

    public int Faults { get; private set; }

    /// <summary>Timestamps of the cards that people deleted. Nothing tells the bot of it before its next edit.</summary>
    public HashSet<string> Deleted { get; } = new(StringComparer.Ordinal);

    public async Task Run(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            if (_chance.Next(3) == 0 && slack.Faults.Active.Count < 4)
            {
                Break();
            }

            if (_chance.Next(DeletedOneIn) == 0)
            {
                Delete();
            }

            await Click();
            await Task.Delay(_chance.Next(30, 120), CancellationToken.None);
        }
    }

    private void Break()
    {
        Faults++;
        slack.Faults.Add(
            _chance.Next(HoldsEdits ? 7 : 6) switch
            {
                0 => new InjectedFault(FaultKind.RateLimited) { Times = 2, RetryAfter = 1 },
                1 => new InjectedFault(FaultKind.RateLimited) { Times = 1 },
                2 => new InjectedFault(FaultKind.ServerError) { Times = 2, Accepted = _chance.Next(2) == 0 },
                3 => new InjectedFault(FaultKind.Hang) { Times = 1, Accepted = _chance.Next(2) == 0 },
                4 => new InjectedFault(FaultKind.BadJson) { Times = 1 },
                5 => new InjectedFault(FaultKind.LostResponse) { Times = 2 },
                // Applied after the bot stopped waiting for it.
                _ => new InjectedFault(FaultKind.Held)
                {
                    Method = "chat.update",
                    Delay = TimeSpan.FromSeconds(14),
                    Times = 1,
                },
            }
        );
    }

    private void Delete()
    {
        if (AnyChannel()?.Messages is not { Count: > 0 } messages)
        {
            return;
        }

        var message = messages[_chance.Next(messages.Count)];
        var isCard = message is { ThreadTs: null, Metadata: { } name } && name.GetProperty("event_type").ValueEquals("handoff_alert");
        if (isCard && slack.Workspace.Delete(message.Channel, message.Ts))
        {
            Deleted.Add(message.Ts);
        }
    }

    private async Task Click()
    {
        var channel = AnyChannel();
        if (channel?.Messages is not { Count: > 0 } messages)
        {
            return;
        }

        var person = People[_chance.Next(People.Length)];
        string[] buttons = Moves ? [.. Buttons, .. Modals.Keys, .. MoreOften] : Buttons;
        var button = buttons[_chance.Next(buttons.Length)];
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
        var click = Entries.Contains(button) ? new Click("alert_more") { Value = button } : new Click(button);
        await slack.User(person).Click(channel.Id, ts, click, CancellationToken.None);
        if (Modals.TryGetValue(button, out var written))
        {
            await FillIn(person, written);
        }
    }

    // A bot that died, or refused, opens none.
    private async Task FillIn(string person, Dictionary<string, string?> written)
    {
        OpenView? open = null;
        try
        {
            await slack.Workspace.Until(w => (open = w.OpenViews.LastOrDefault(view => view.User == person)) is not null, ModalWithin);
        }
        catch (TimeoutException)
        {
            return;
        }

        await slack.User(person).Submit(open!, written, CancellationToken.None);
        if (slack.Workspace.OpenViews.Any(view => view.Id == open!.Id))
        {
            await slack.User(person).Close(open!, CancellationToken.None);
        }
    }

    private Channel? AnyChannel() =>
        slack.Workspace.FindChannel(CampaignAgreement.Channel(_chance.Next(1000) % CampaignChannels(slack)));

    private static int CampaignChannels(SandboxServer slack) =>
        slack.Workspace.Channels.Count(c => c.Id.StartsWith("C0T", StringComparison.Ordinal));
}
