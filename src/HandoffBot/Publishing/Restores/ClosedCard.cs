using System.Text.RegularExpressions;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;
using HandoffBot.Slack.Messages;
using HandoffBot.Slack.WebApi;

namespace HandoffBot.Publishing.Restores;

/// <summary>What stands in place of a message that the restored database does not know: what it was about, without anything to
/// press.</summary>
internal static partial class ClosedCard
{
    /// <summary>Name in the metadata: a message that carries it is left alone.</summary>
    public const string Name = "handoff_closed";

    private const int TextLimit = 600;

    public static OutgoingMessage Of(string channel, HistoryMessage message)
    {
        var said = DisplayText.Safe(SlackText.Unescape(References().Replace(message.Text, "")), TextLimit);
        var noun = message.EventType == "handoff_alert" ? (Markup)$"alert" : $"message";
        Markup what = $"This {noun} is no longer followed.";
        Markup why =
            $"HandoffBot's database was restored from a backup that does not know it: nobody is reminded of it, and what was pressed here "
            + $"is not recorded. Next step: if the sender repeats the event, a new alert comes; until then go by your CRM.";
        return new OutgoingMessage
        {
            Channel = channel,
            Text = said is null ? what : $"{what} {said}",
            Blocks =
            [
                new SectionBlock(new Mrkdwn($"⚠️ *{what}*\n{why}")),
                .. said is null ? [] : new Block[] { new ContextBlock([new Mrkdwn($"It said: {said}")]) },
            ],
            Metadata = new MessageMetadata(Name, message.Id),
        };
    }

    // Mentions, links and dates; foreign text holds none, for its brackets are escaped.
    [GeneratedRegex("<[^<>]*>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex References();
}
