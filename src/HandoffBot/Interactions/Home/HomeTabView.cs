using HandoffBot.Agreements;
using HandoffBot.Interactions.Queue;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.People;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Interactions.Home;

/// <summary>The home tab: what the score decides, what it leaves alone, whose it is, and what asks for work now.</summary>
internal sealed class HomeTabView(CurrentAgreement agreement, QueueLines queue, UserDirectory directory)
{
    private const int MostAlerts = 20;

    public async Task<RequestAnswer> Answer(CancellationToken cancel)
    {
        var agreed = agreement.Value;
        var owner = await directory.Mention(agreed.Owners.Model, cancel);
        var lines = await queue.Read(MostAlerts, cancel);
        var home = new HomeTab
        {
            Blocks =
            [
                new HeaderBlock("What this score decides"),
                new SectionBlock((Mrkdwn)(DisplayText.Safe(agreed.Decision, 1000) ?? "Nothing is agreed.")),
                new SectionBlock((Mrkdwn)$"*Stays unchanged:* {DisplayText.Safe(agreed.Unchanged, 1000) ?? "nothing was named"}"),
                new ContextBlock([
                    (Mrkdwn)
                        $"Score *{DisplayText.Safe(agreed.Score, 100)}* · segment *{DisplayText.Safe(agreed.Segment, 100)}* · score owner {owner} · agreement version {agreed.Version}",
                ]),
                new DividerBlock(),
                new HeaderBlock("Your queue"),
                .. ReplyText.Sections(lines, 12),
                new DividerBlock(),
                new ContextBlock([
                    (Mrkdwn)"`/handoff why <account>` says why there was an alert, or none · `/handoff help` lists the rest",
                ]),
            ],
        };
        return new Reply.ShowHome(home);
    }
}
