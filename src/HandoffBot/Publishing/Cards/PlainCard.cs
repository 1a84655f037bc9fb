using HandoffBot.Slack;
using HandoffBot.Slack.Blocks;
using HandoffBot.Store.Tables;

namespace HandoffBot.Publishing.Cards;

/// <summary>The plainest form of a message, for when Slack refuses the full one: short words and the buttons that matter.</summary>
internal static class PlainCard
{
    private const int Room = 900;

    public static OutgoingMessage Of(MessageRow row, OutgoingMessage full)
    {
        var text = Shortened(full.Text);
        var blocks = new List<Block> { new Section((Mrkdwn)text) { BlockId = $"plain:{row.Id}:{row.WantedRevision}" } };
        if (row.Kind == Outbox.AlertKind)
            blocks.Add(new Actions([Click("alert_claim", "Claim", row), Click("alert_bad_score", "Bad score", row), Click("alert_details", "Details", row)])
            { BlockId = $"plain-work:{row.Id}:{row.WantedRevision}" });
        return full with { Text = text, Blocks = blocks };
    }

    private static Button Click(string action, string words, MessageRow row) => new() { ActionId = action, Text = words, Value = row.Subject };

    // Whole sentences only, so that no escape and no date token is cut in half.
    private static string Shortened(string text)
    {
        var kept = "";
        foreach (var sentence in text.Split(". "))
        {
            if (kept.Length + sentence.Length > Room)
                break;
            kept += kept.Length == 0 ? sentence : ". " + sentence;
        }

        return kept.Length == 0 ? "This message is too large for Slack." : kept;
    }
}
