namespace HandoffBot.Campaign.Tests.Docs;

/// <summary>A fenced code block of a documentation page.</summary>
/// <param name="Page">The page, by its path in the repository.</param>
/// <param name="Line">The 1-based line of the block's opening fence.</param>
/// <param name="Section">The nearest heading above it.</param>
/// <param name="Language">The word behind the fence; empty when there is none.</param>
/// <param name="Text">What stands between the fences, without the fences' own indentation.</param>
internal sealed record CodeBlock(string Page, int Line, string Section, string Language, string Text)
{
    /// <summary>How a block says, as its first line, that it is not run, and why.</summary>
    public const string NotRunMark = "# Not run by the tests: ";

    private const string Fence = "```";

    public string Place => $"{Page}:{Line}";

    /// <summary>Why the block cannot run; null when it can.</summary>
    public string? NotRunBecause =>
        Text.StartsWith(NotRunMark, StringComparison.Ordinal) ? Text[NotRunMark.Length..].Split('\n')[0].Trim() : null;

    /// <summary>Every fenced block of a page, in its order.</summary>
    public static IEnumerable<CodeBlock> Of(string page, string markdown)
    {
        var section = "";
        (int Line, int Indent, string Language)? open = null;
        var text = new List<string>();
        foreach (var (number, line) in markdown.Split('\n').Index())
        {
            var trimmed = line.TrimStart();
            if (open is { } begun && trimmed.StartsWith(Fence, StringComparison.Ordinal))
            {
                yield return new CodeBlock(page, begun.Line, section, begun.Language, string.Join('\n', text));
                open = null;
                text.Clear();
            }
            else if (open is { } within)
            {
                text.Add(line.Length - trimmed.Length >= within.Indent ? line[within.Indent..] : trimmed);
            }
            else if (trimmed.StartsWith(Fence, StringComparison.Ordinal))
            {
                open = (number + 1, line.Length - trimmed.Length, trimmed[Fence.Length..].Trim());
            }
            else if (line.StartsWith('#'))
            {
                section = line.TrimStart('#', ' ');
            }
        }
    }
}
