using HandoffBot.Slack.Blocks;

namespace HandoffBot.Interactions.Requests;

/// <summary>Fits lines into Slack's limits, and says what was left out.</summary>
internal static class ReplyText
{
    private const int SectionLimit = 2900;
    private const int TextLimit = 3800;
    private const int MostSections = 12;

    /// <summary>An answer of these lines.</summary>
    public static Reply.Ephemeral Of(IReadOnlyList<Markup> lines) => new(PlainText(lines), [.. Sections(lines, MostSections)]);

    /// <summary>The lines as sections, at most so many.</summary>
    public static IEnumerable<Block> Sections(IReadOnlyList<Markup> lines, int most)
    {
        for (var next = 0; next < lines.Count; most--)
        {
            if (most == 1 && !Fits(lines, next))
            {
                yield return new SectionBlock(new Mrkdwn($"… and {lines.Count - next} more lines"));
                yield break;
            }

            var text = Taken(lines, next, SectionLimit, out next);
            if (text.Length > 0)
            {
                yield return new SectionBlock(new Mrkdwn(text));
            }
        }
    }

    /// <summary>The lines as one text for those who hear it, as far as it may go.</summary>
    public static Markup PlainText(IReadOnlyList<Markup> lines)
    {
        var text = Taken(lines, 0, TextLimit, out var next);
        return next < lines.Count ? (Markup)$"{text}\n… and {lines.Count - next} more lines" : text;
    }

    private static bool Fits(IReadOnlyList<Markup> lines, int from)
    {
        Taken(lines, from, SectionLimit, out var next);
        return next == lines.Count;
    }

    private static Markup Taken(IReadOnlyList<Markup> lines, int from, int limit, out int next)
    {
        var length = 0;
        for (next = from; next < lines.Count && length + lines[next].Length + 1 <= limit; next++)
        {
            length += lines[next].Length + (length == 0 ? 0 : 1);
        }

        if (next > from || next == lines.Count)
        {
            return Markup.Join($"\n", lines.Take(from..next));
        }
        // Lines are built from bounded parts; one that is longer all the same must not stop the rest.
        next++;
        return $"(a line too long to show)";
    }
}
