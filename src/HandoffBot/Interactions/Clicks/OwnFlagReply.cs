using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Catalogue;
using HandoffBot.Publishing.Text;
using HandoffBot.Publishing.Wording;
using HandoffBot.Slack.Blocks;
using HandoffBot.Slack.Limits;

namespace HandoffBot.Interactions.Clicks;

/// <summary>What a person sees of their own flag: what is recorded and, while it stands, how to explain it or take it back.</summary>
internal static class OwnFlagReply
{
    /// <summary>Shown to nobody else, and in place of an earlier one that was used.</summary>
    /// <param name="view">The alert as it stands.</param>
    /// <param name="userId">Whose flag.</param>
    /// <param name="words">What became of the click, as the rules say it.</param>
    public static Reply.Ephemeral Of(AlertViewModel view, string userId, Markup words)
    {
        var flag = view.Alert.FlagBy(userId);
        var recorded = flag is null
            ? (Markup)$"You have no bad-score flag on {view.Company(80)} now."
            : $"Your flag on {view.Company(80)}, score {DisplayText.Number(view.Alert.Score.Value)}: {Given(flag)}.";
        var blocks = new List<Block> { new SectionBlock(new Mrkdwn(words)), new ContextBlock([new Mrkdwn(recorded)]) };
        if (flag is not null)
        {
            blocks.Add(new ActionsBlock([.. Elements(view, flag)]) { BlockId = BlockId(view) });
        }

        return new Reply.Ephemeral($"{words} {recorded}", blocks, view.Alert.Channel, Replaces: true);
    }

    // The alert's id is where a select's block carries it. A fourth part tells it from the blocks of the card; the moment makes
    // it new with every redraw, as Slack wants it.
    private static string BlockId(AlertViewModel view) => $"flag:{view.Alert.Id}:{view.Now.ToUnixTimeMilliseconds()}:own";

    private static Markup Given(Flag flag)
    {
        var reason = DisplayText.Safe(flag.Reason, 80) is { } given ? (Markup)$"reason “{given}”" : $"no reason given";
        return $"{reason}{(flag.Note is null ? Markup.Empty : $", with a note")}"
            + $"{(flag.AfterClose ? $", after the alert was over" : Markup.Empty)}";
    }

    private static IEnumerable<BlockElement> Elements(AlertViewModel view, Flag flag)
    {
        var reasons = view
            .Agreement.FlagReasons.Where(reason => DisplayText.Safe(reason, BlockLimits.ButtonText) is not null)
            .Distinct()
            .Take(100)
            .Select(reason => new Option(DisplayText.Safe(reason, BlockLimits.ButtonText)!.ToPlainText(), Cut(reason)))
            .ToList();
        if (reasons.Count > 0)
        {
            yield return new StaticSelect
            {
                ActionId = ActionCatalogue.BadReason.Id,
                Placeholder = "Why? (optional)",
                Options = reasons,
                InitialOption = flag.Reason is { } given
                    ? reasons.Find(reason => string.Equals(reason.Value, Cut(given), StringComparison.Ordinal))
                    : null,
            };
        }

        foreach (var button in ActionCatalogue.Offered(ActionSurface.OwnFlag, view.Alert, flag.By))
        {
            yield return button.Draw(view, flag.By);
        }
    }

    private static string Cut(string reason) => reason.Length <= BlockLimits.OptionValue ? reason : reason[..BlockLimits.OptionValue];
}
