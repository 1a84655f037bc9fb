using HandoffBot.Sandbox;
using HandoffBot.Sandbox.Workspaces;

namespace HandoffBot.Bench.Campaign.Held;

/// <summary>
/// The owner of exceptions lists what is held, releases some of it and drops some, now and then by two clicks at the same moment and
/// from a list that is no longer true; now and then somebody else tries. From a seed.
/// </summary>
internal sealed class HeldLeadClicks(SandboxServer slack, int seed)
{
    private const int ListedOneIn = 2;
    private const int TwiceOneIn = 3;
    private const int StrangerOneIn = 8;
    private const int AnyOneIn = 3;
    private const int LastLists = 3;
    private const string Stranger = "U0REP1";
    private readonly Random _chance = new(seed);

    /// <summary>What was pressed.</summary>
    public List<HeldLeadClick> Clicks { get; } = [];

    /// <summary>Of how many leads the bot said that it has a click of the one who may.</summary>
    public int Leads { get; private set; }

    public async Task Run(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            if (_chance.Next(ListedOneIn) == 0)
            {
                await List(CampaignAgreement.OwnerOfExceptions);
            }
            else if (Shown(CampaignAgreement.OwnerOfExceptions) is [_, ..] lists)
            {
                await Press(_chance.Next(AnyOneIn) == 0 ? lists[_chance.Next(lists.Count)] : lists[^1]);
            }

            await Task.Delay(_chance.Next(100, 400), CancellationToken.None);
        }
    }

    private Task List(string person) =>
        slack.User(person).Command(CampaignAgreement.ReviewChannel, "/handoff held", CancellationToken.None);

    private List<EphemeralMessage> Shown(string person) =>
        [
            .. slack
                .Workspace.Channel(CampaignAgreement.ReviewChannel)
                .Ephemerals.Where(note => note.User == person && RenderedButton.Of(note.Blocks, HeldLeadClick.Actions).Count > 0)
                .TakeLast(LastLists),
        ];

    private async Task Press(EphemeralMessage list)
    {
        var buttons = RenderedButton.Of(list.Blocks, HeldLeadClick.Actions);
        var pressedBefore = Clicks.Select(click => click.EventId).ToHashSet(StringComparer.Ordinal);
        var others = buttons.Where(one => !pressedBefore.Contains(one.Value)).ToList();
        var choice = others.Count == 0 || _chance.Next(AnyOneIn) == 0 ? buttons : others;
        var button = choice[_chance.Next(choice.Count)];
        if (_chance.Next(StrangerOneIn) == 0)
        {
            // Nobody else is shown the buttons: as by somebody who knows what they send.
            await List(Stranger);
            var notes = slack.Workspace.Channel(CampaignAgreement.ReviewChannel).Ephemerals;
            if (notes.LastOrDefault(note => note.User == Stranger) is { } own)
            {
                Clicks.Add(await Press(own, button with { Block = "" }, Stranger));
            }

            return;
        }

        List<RenderedButton> pressed = [button];
        if (_chance.Next(TwiceOneIn) == 0)
        {
            // The other button of the same lead, or the same again.
            var ofLead = buttons.Where(one => one.Value == button.Value).ToList();
            pressed.Add(ofLead[_chance.Next(ofLead.Count)]);
        }

        Clicks.AddRange(await Task.WhenAll(pressed.Select(one => Press(list, one, CampaignAgreement.OwnerOfExceptions))));
        Leads = Clicks
            .Where(click => click is { Counts: true, IsAcknowledged: true })
            .DistinctBy(click => click.EventId, StringComparer.Ordinal)
            .Count();
    }

    // Whether the bot lives to answer is the campaign's whole point.
    private async Task<HeldLeadClick> Press(EphemeralMessage list, RenderedButton button, string person)
    {
        var from = slack.Clock.GetUtcNow();
        var record = await slack.User(person).Click(list.Channel, list.Ts, button.Click(), CancellationToken.None);
        return new(button.Value, button.Action, person, record.Acknowledged, new(from, slack.Clock.GetUtcNow()));
    }
}
