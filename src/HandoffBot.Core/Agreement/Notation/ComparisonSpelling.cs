using System.Buffers;

namespace HandoffBot.Core.Agreement.Notation;

/// <summary>Comparisons written as other languages or people write them.</summary>
internal static class ComparisonSpelling
{
    private static readonly SearchValues<char> Signs = SearchValues.Create("<>=!≥≤≠");

    private static readonly Dictionary<string, string> BySigns = new(StringComparer.Ordinal)
    {
        ["="] = "==",
        ["==="] = "==",
        ["=>"] = ">=",
        ["≥"] = ">=",
        [">=="] = ">=",
        ["=<"] = "<=",
        ["≤"] = "<=",
        ["<=="] = "<=",
        ["<>"] = "!=",
        ["=!"] = "!=",
        ["!=="] = "!=",
        ["≠"] = "!=",
    };

    // The longer ones first, so that "is not" is not read as "is".
    private static readonly (string Words, string Sign)[] ByWords =
    [
        ("is at least", ">="),
        ("is at most", "<="),
        ("is more than", ">"),
        ("is greater than", ">"),
        ("is less than", "<"),
        ("is above", ">"),
        ("is below", "<"),
        ("is not", "!="),
        ("at least", ">="),
        ("at most", "<="),
        ("more than", ">"),
        ("greater than", ">"),
        ("less than", "<"),
        ("above", ">"),
        ("over", ">"),
        ("below", "<"),
        ("under", "<"),
        ("equals", "=="),
        ("is", "=="),
        ("gte", ">="),
        ("lte", "<="),
        ("gt", ">"),
        ("lt", "<"),
        ("eq", "=="),
        ("ne", "!="),
    ];

    /// <summary>The condition as it should be written; null when its comparison is known, or cannot be guessed.</summary>
    public static string? Mend(string text)
    {
        var at = text.AsSpan().IndexOfAny(Signs);
        if (at < 0)
        {
            return InWords(text);
        }

        var end = at;
        while (end < text.Length && Signs.Contains(text[end]))
        {
            end++;
        }

        return BySigns.TryGetValue(text[at..end], out var sign) ? Written(text[..at], sign, text[end..]) : null;
    }

    private static string? InWords(string text)
    {
        foreach (var (words, sign) in ByWords)
        {
            var at = text.IndexOf($" {words} ", StringComparison.OrdinalIgnoreCase);
            if (at > 0 && FieldCatalog.KindOfSubject(text[..at].Trim()) is not null)
            {
                return Written(text[..at], sign, text[(at + words.Length + 2)..]);
            }
        }

        return null;
    }

    private static string? Written(string left, string sign, string right) =>
        left.Trim().Length > 0 && right.Trim().Length > 0 ? $"{left.Trim()} {sign} {right.Trim()}" : null;
}
