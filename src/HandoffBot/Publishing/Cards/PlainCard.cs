using HandoffBot.Slack.Blocks;
using HandoffBot.Slack.Messages;
using HandoffBot.Store.Tables;

namespace HandoffBot.Publishing.Cards;

/// <summary>The plainest form of a message, for when Slack refuses the full one: short words and the buttons that matter.</summary>
internal static class PlainCard
{
    private const int Room = 900;

    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["alert_claim"] = "Claim",
        ["alert_contacted"] = "Contacted",
        ["alert_release"] = "Release",
        ["alert_take_over"] = "Take over",
        ["alert_undo_contacted"] = "Undo contacted",
        ["alert_bad_score"] = "Bad score",
        ["alert_details"] = "Details",
    };

    public static OutgoingMessage Of(MessageRow row, OutgoingMessage full)
    {
        var text = Shortened(full.Text);
        var blocks = new List<Block> { new SectionBlock((Mrkdwn)text) { BlockId = $"plain:{row.Id}:{row.WantedRevision}" } };
        if (Buttons(row, full) is { Count: > 0 } buttons)
        {
            blocks.Add(new ActionsBlock(buttons) { BlockId = $"plain-work:{row.Id}:{row.WantedRevision}" });
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
                .OfType<Button>()
                .Where(button => Words.ContainsKey(button.ActionId))
                .Select(button => new Button
                {
                    ActionId = button.ActionId,
                    Text = Words[button.ActionId],
                    Value = row.Subject,
                }),
        ];

    // Whole sentences only, so that no escape and no date token is cut in half.
    private static string Shortened(string text)
    {
        var kept = "";
        foreach (var sentence in text.Split(". "))
        {
            if (kept.Length + sentence.Length > Room)
            {
                break;
            }

            kept += kept.Length == 0 ? sentence : ". " + sentence;
        }

        return kept.Length == 0 ? "This message is too large for Slack." : kept;
    }
}
