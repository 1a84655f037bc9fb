using System.Text.RegularExpressions;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Publishing.Text;

/// <summary>Slack's markup as Markdown, for what is printed.</summary>
internal static partial class MarkdownText
{
    /// <summary>A moment as its fallback, a person and a channel by id, a link as one, and what was escaped as it came.</summary>
    public static string Of(Markup text)
    {
        var dated = Moment().Replace(text.Value, "${told}");
        var named = Named().Replace(dated, "${id}");
        var linked = Link().Replace(named, "[${words}](${url})");
        return SlackText.Unescape(Bold().Replace(linked, "**${words}**"));
    }

    [GeneratedRegex(@"<!date\^[^|>]*\|(?<told>[^>]*)>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Moment();

    [GeneratedRegex(@"<[@#](?<id>[A-Z0-9]+)(\|[^>]*)?>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();

    [GeneratedRegex(@"<(?<url>https?://[^|>]+)\|(?<words>[^>]*)>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<![\w*])\*(?<words>[^*\n]+)\*(?![\w*])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Bold();
}
