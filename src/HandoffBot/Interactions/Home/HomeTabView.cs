using HandoffBot.Agreements;
using HandoffBot.Interactions.Queue;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.People;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Interactions.Home;

/// <summary>The home tab: what the score decides, what it leaves alone, whose it is, and what asks for work now.</summary>
internal sealed class HomeTabView(AgreementRegistry agreements, QueueLines queue, UserDirectory directory)
{
    private const int MostAlerts = 20;

    // A home tab takes 100 blocks, and the queue its share of them.
    private const int MostAgreements = 20;

    public async Task<RequestAnswer> Answer(CancellationToken cancel)
    {
        var lines = await queue.ReadAll(MostAlerts, cancel);
        var home = new HomeTab
        {
            Blocks =
            [
                new HeaderBlock("What this score decides"),
                .. await Agreed(cancel),
                new DividerBlock(),
                new HeaderBlock("Your queue"),
                .. ReplyText.Sections(lines, 12),
                new DividerBlock(),
                new ContextBlock([
                    new Mrkdwn($"`/handoff why &lt;account&gt;` says why there was an alert, or none · `/handoff help` lists the rest"),
                ]),
            ],
        };
        return new Reply.ShowHome(home);
    }

    private async Task<List<Block>> Agreed(CancellationToken cancel)
    {
        var blocks = new List<Block>();
        foreach (var agreed in agreements.InForce.Take(MostAgreements))
        {
            var owner = await directory.Mention(agreed.Owners.Model, cancel);
            blocks.Add(new SectionBlock(new Mrkdwn(DisplayText.Safe(agreed.Decision, 1000) ?? $"Nothing is agreed.")));
            var unchanged = DisplayText.Safe(agreed.Unchanged, 1000) ?? $"nothing was named";
            blocks.Add(new SectionBlock(new Mrkdwn($"*Stays unchanged:* {unchanged}")));
            blocks.Add(
                new ContextBlock([
                    new Mrkdwn(
                        $"Score *{DisplayText.Safe(agreed.Score, 100)}* · segment *{DisplayText.Safe(agreed.Segment, 100)}* · score "
                            + $"owner {owner} · agreement version {agreed.Version}"
                    ),
                ])
            );
        }

        if (agreements.InForce.Count > MostAgreements)
        {
            blocks.Add(new ContextBlock([new Mrkdwn($"… and {agreements.InForce.Count - MostAgreements} more: `/handoff agreement`")]));
        }

        return blocks;
    }
}
