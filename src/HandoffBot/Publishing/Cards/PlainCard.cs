using HandoffBot.Publishing.Catalogue;
using HandoffBot.Slack.Blocks;
using HandoffBot.Slack.Messages;
using HandoffBot.Store.Tables;

namespace HandoffBot.Publishing.Cards;

/// <summary>The plainest form of a message, for when Slack refuses the full one: short words and the buttons that matter.</summary>
internal static class PlainCard
{
    private const int Limit = 900;

    public static OutgoingMessage Of(MessageRow row, OutgoingMessage full)
    {
        // Whole sentences only, so that no escape and no date token is cut in half.
        var text = full.Text.FirstSentences(Limit) ?? $"This message is too large for Slack.";
        var blocks = new List<Block> { new SectionBlock(new Mrkdwn(text)) { BlockId = $"plain:{row.Id}:{row.WantedRevision}" } };
        if (Buttons(row, full) is { Count: > 0 } buttons)
        {
            blocks.Add(new ActionsBlock(buttons) { BlockId = $"plain-work:{row.Subject}:{row.WantedRevision}" });
        }

        return full with
        {
            Text = text,
            Blocks = blocks,
        };
    }

    // The same as on the full card, so that none is there that no longer makes sense; in words that Slack cannot refuse.
    private static List<BlockElement> Buttons(MessageRow row, OutgoingMessage full) =>
        [
            .. full
                .Blocks.OfType<ActionsBlock>()
                .SelectMany(actions => actions.Elements)
                .Select(element => Plain(row, element))
                .OfType<BlockElement>(),
        ];

    private static BlockElement? Plain(MessageRow row, BlockElement element) =>
        element is OverflowMenu ? element
        : element is Button drawn && ActionCatalogue.FindButton(drawn.ActionId) is { } button
            ? new Button
            {
                ActionId = button.Id,
                Text = button.Label,
                Value = row.Subject,
                Confirm = button.Confirm,
            }
        : null;
}
