using HandoffBot.Sandbox;
using HandoffBot.Sandbox.Workspaces;

namespace HandoffBot.Bench.Campaign.Accounts;

/// <summary>
/// The owner of exceptions answers which account an id stands for, now and then twice at the same moment, and takes answers back; now
/// and then somebody else tries. From a seed.
/// </summary>
internal sealed class AccountQuestionClicks(SandboxServer slack, int seed)
{
    private const int UndoneOneIn = 2;
    private const int TwiceOneIn = 3;
    private const int StrangerOneIn = 8;
    private const string Stranger = "U0REP1";
    private readonly Random _chance = new(seed);

    /// <summary>What was pressed.</summary>
    public List<AccountClick> Clicks { get; } = [];

    /// <summary>To how many questions the bot said that it has an answer.</summary>
    public int Answered { get; private set; }

    public async Task Run(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            var asked = slack
                .Workspace.Channel(CampaignAgreement.ReviewChannel)
                .Messages.Select(message => (Message: message, Buttons: RenderedButton.Of(message.Blocks, AccountClick.Actions)))
                .Where(one => one.Buttons.Count > 0)
                .ToList();
            if (asked.Count > 0)
            {
                // Where nobody has pressed anything yet first, half of the time.
                var fresh = asked.Where(one => !IsPressed(one.Buttons)).ToList();
                var choice = fresh.Count > 0 && _chance.Next(2) == 0 ? fresh : asked;
                var (message, buttons) = choice[_chance.Next(choice.Count)];
                await Press(message, buttons);
            }

            await Task.Delay(_chance.Next(100, 300), CancellationToken.None);
        }
    }

    private async Task Press(ChannelMessage message, IReadOnlyList<RenderedButton> buttons)
    {
        var isUndo = buttons[0].Action == AccountClick.UndoAction;
        if (isUndo && _chance.Next(UndoneOneIn) != 0)
        {
            return;
        }

        if (!isUndo && TakenAnswer(buttons) is { } question && _chance.Next(UndoneOneIn) == 0)
        {
            var early = await Press(message, new(AccountClick.UndoAction, "", question), CampaignAgreement.OwnerOfExceptions);
            Clicks.Add(early with { IsEarly = true });
            return;
        }

        var person = _chance.Next(StrangerOneIn) == 0 ? Stranger : CampaignAgreement.OwnerOfExceptions;
        List<RenderedButton> pressed = [buttons[_chance.Next(buttons.Count)]];
        if (_chance.Next(TwiceOneIn) == 0)
        {
            pressed.Add(buttons[_chance.Next(buttons.Count)]);
        }

        Clicks.AddRange(await Task.WhenAll(pressed.Select(button => Press(message, button, person))));
        Answered = Clicks
            .Where(click => click is { Counts: true, IsUndo: false, IsAcknowledged: true })
            .DistinctBy(click => click.Question, StringComparer.Ordinal)
            .Count();
    }

    private bool IsPressed(IReadOnlyList<RenderedButton> buttons) =>
        buttons[0].Action == AccountClick.UndoAction || TakenAnswer(buttons) is not null;

    // The question, where an answer was taken that its message does not show yet.
    private string? TakenAnswer(IReadOnlyList<RenderedButton> buttons)
    {
        var question = buttons.Single(button => button.Action == AccountClick.OwnAction).Value;
        return Clicks.Exists(click => click is { Counts: true, IsAcknowledged: true } && click.Question == question) ? question : null;
    }

    // Whether the bot lives to answer is the campaign's whole point.
    private async Task<AccountClick> Press(ChannelMessage message, RenderedButton button, string person)
    {
        var from = slack.Clock.GetUtcNow();
        var record = await slack.User(person).Click(message.Channel, message.Ts, button.Click(), CancellationToken.None);
        return AccountClick.Of(button, person, record.Acknowledged, new(from, slack.Clock.GetUtcNow()));
    }
}
