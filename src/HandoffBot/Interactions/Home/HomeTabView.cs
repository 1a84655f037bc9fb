using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using HandoffBot.Hosting;
using HandoffBot.Interactions.Queue;
using HandoffBot.Publishing.Pacing;
using HandoffBot.Publishing.People;
using HandoffBot.Publishing.Text;
using HandoffBot.Publishing.Wording;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Interactions.Home;

/// <summary>Somebody's home tab, and whether it shows something that Slack has no card of yet.</summary>
internal sealed record RenderedHomeTab(HomeTab Tab, bool IsWaitingForCards);

/// <summary>
/// The home tab: what the score decides and may not change yet, the person's own queue with its buttons, the teams they answer
/// for, and what their flags came to.
/// </summary>
internal sealed class HomeTabView(
    AgreementRegistry agreements,
    QueueReader reader,
    HomeTabs homes,
    UserDirectory directory,
    TimeoutBudget questions,
    TimeProvider time
)
{
    // Two blocks for each of their own, one for each snoozed, seven for each team, three for each agreement: a home tab has a
    // hundred.
    private const int MostAgreements = 4;
    private static readonly QueueLimits Limits = new(Mine: 15, Snoozed: 6, Teams: 4);

    /// <summary>Draws it from what is stored now.</summary>
    public async Task<RenderedHomeTab> Draw(string userId, CancellationToken cancel)
    {
        questions.Begin();
        var queue = await reader.Read(userId, null, null, Limits, cancel);
        var text = new QueueText(queue, userId, time.Now());
        var blocks = new List<Block>();
        if (homes.Note(userId) is { } note)
        {
            blocks.Add(new SectionBlock(new Mrkdwn(note)));
            blocks.Add(new DividerBlock());
        }

        blocks.Add(new HeaderBlock("What this score decides"));
        blocks.AddRange(await Agreed(cancel));
        blocks.AddRange([new DividerBlock(), new HeaderBlock("Your queue")]);
        blocks.AddRange(QueueBlocks.Own(queue, text));
        if (queue.Teams.Count > 0)
        {
            blocks.AddRange([new DividerBlock(), new HeaderBlock("Your team")]);
            blocks.AddRange(QueueBlocks.Teams(queue, text));
        }

        if (text.Flags().ToList() is { Count: > 0 } flags)
        {
            blocks.AddRange([new DividerBlock(), new HeaderBlock("What your flags came to")]);
            blocks.Add(new SectionBlock(new Mrkdwn(Markup.Join($"\n", flags))));
        }

        blocks.AddRange([
            new DividerBlock(),
            new ContextBlock([
                new Mrkdwn($"`/handoff why &lt;account&gt;` says why there was an alert, or none · `/handoff help` lists the rest"),
            ]),
        ]);
        return new(new HomeTab { Blocks = blocks }, queue.Mine.Any(entry => !entry.IsPosted));
    }

    private async Task<List<Block>> Agreed(CancellationToken cancel)
    {
        var blocks = new List<Block>();
        foreach (var agreed in agreements.InForce.Take(MostAgreements))
        {
            var owner = await directory.Mention(agreed.Owners.Model, cancel);
            blocks.Add(new SectionBlock(new Mrkdwn(DisplayText.Safe(agreed.Decision, 1000) ?? $"Nothing is agreed.")));
            var unchanged = DisplayText.Safe(agreed.Unchanged, 1000) ?? $"nothing was named";
            blocks.Add(new SectionBlock(new Mrkdwn($"*Stays unchanged:* {unchanged}{NotYet(agreed)}")));
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

    private static Markup NotYet(HandoffAgreement agreed)
    {
        var waiting = Enum.GetValues<Behaviour>()
            .Where(one => agreed.Authority.GetValueOrDefault(one) != AuthorityLevel.UseNow)
            .Select(AuthorityText.Within)
            .ToList();
        return waiting.Count == 0
            ? Markup.Empty
            : $"\n*The score may not change yet:* {Markup.Join($" · ", waiting)} (`/handoff authority`)";
    }
}
