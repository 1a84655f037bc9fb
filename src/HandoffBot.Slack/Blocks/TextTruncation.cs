using System.Globalization;

namespace HandoffBot.Slack.Blocks;

/// <summary>Cuts marked-up text between the parts that must stay whole.</summary>
internal static class TextTruncation
{
    private const string Ellipsis = "…";

    private static readonly string[] Entities = ["&amp;", "&lt;", "&gt;"];

    public static string Truncate(string text, int max)
    {
        if (text.Length <= max)
        {
            return text;
        }

        if (max < Ellipsis.Length)
        {
            return "";
        }

        var end = 0;
        while (end < text.Length && end + UnbreakableLength(text, end) is var next && next <= max - Ellipsis.Length)
        {
            end = next;
        }

        return text[..end].TrimEnd() + Ellipsis;
    }

    /// <summary>How long the part is that starts here and must not be cut.</summary>
    private static int UnbreakableLength(string text, int at)
    {
        var rest = text.AsSpan(at);
        var marked = EntityLength(rest) is > 0 and var entity ? entity : SequenceLength(rest);
        if (marked > 0)
        {
            // A combining mark after the entity belongs to the character the entity stands for.
            return marked - 1 + StringInfo.GetNextTextElementLength(rest[(marked - 1)..]);
        }

        var element = StringInfo.GetNextTextElementLength(rest);
        var inside = rest[1..element].IndexOfAny('&', '<');
        return inside < 0 ? element : inside + 1;
    }

    private static int EntityLength(ReadOnlySpan<char> text)
    {
        foreach (var entity in Entities)
        {
            if (text.StartsWith(entity, StringComparison.Ordinal))
            {
                return entity.Length;
            }
        }

        return 0;
    }

    // <@U1>, <#C1>, <!date^…>, <https://…|…>; an opening bracket that nothing closes is only a character.
    private static int SequenceLength(ReadOnlySpan<char> text) =>
        text[0] == '<' && text[1..].IndexOfAny('<', '>', '\n') is >= 0 and var next && text[next + 1] == '>' ? next + 2 : 0;
}
