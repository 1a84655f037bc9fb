using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Publishing.Wording;

/// <summary>A change of an agreement as people read it: ids of people and channels by name.</summary>
internal static class ChangeText
{
    private const int Longest = 400;
    private const int ShortestId = 5;

    /// <summary>The sentence, escaped.</summary>
    public static Markup Of(string change)
    {
        var text = change.Length > Longest ? change[..Longest] + "…" : change;
        var parts = new List<Markup>();
        var from = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if ((at > 0 && IsOfWord(text[at - 1])) || Id(text, at) is not { } id)
            {
                continue;
            }

            parts.Add(Between(text[from..at]));
            parts.Add(SlackIds.IsUser(id) ? Markup.Mention(id) : Markup.Channel(id));
            from = at + id.Length;
            at = from - 1;
        }

        parts.Add(Between(text[from..]));
        return Markup.Join(Markup.Empty, parts);
    }

    // As Slack writes them: long enough, and with a digit, to be no word of the agreement's.
    private static string? Id(string text, int at)
    {
        var end = at;
        while (end < text.Length && IsOfWord(text[end]))
        {
            end++;
        }

        var word = text[at..end];
        var isId = SlackIds.IsUser(word) || SlackIds.IsChannel(word);
        return isId && word.Length >= ShortestId && word.Any(char.IsAsciiDigit) ? word : null;
    }

    private static bool IsOfWord(char one) => char.IsLetterOrDigit(one) || one is '_' or '-' or '@' or '/';

    // The spaces at the ends stand between a part and the next.
    private static Markup Between(string text) =>
        DisplayText.Safe(text, 5 * Longest) is { } words
            ? $"{(text[0] == ' ' ? (Markup)$" " : Markup.Empty)}{words}{(text[^1] == ' ' ? (Markup)$" " : Markup.Empty)}"
            : text.Length > 0 ? (Markup)$" "
            : Markup.Empty;
}
