namespace HandoffBot.Core.Agreement.Notation;

/// <summary>Guesses what a mistyped word was meant to be.</summary>
public static class SpellingSuggestions
{
    // Other words for the same thing, of other tools' rules.
    private static readonly Dictionary<string, string> Synonyms = new(StringComparer.OrdinalIgnoreCase)
    {
        ["contains"] = "matches",
        ["includes"] = "matches",
        ["like"] = "matches",
        ["regex"] = "matches",
        ["words"] = "matches",
        ["equals"] = "is",
        ["equal"] = "is",
        ["equal_to"] = "is",
        ["in"] = "is",
        ["one_of"] = "is",
        ["value"] = "is",
        ["begins_with"] = "starts_with",
        ["starts"] = "starts_with",
        ["prefix"] = "starts_with",
        ["ends"] = "ends_with",
        ["suffix"] = "ends_with",
        ["email_domain"] = "domain",
        ["not"] = "except",
        ["unless"] = "except",
        ["but_not"] = "except",
        ["exclude"] = "except",
        ["excludes"] = "except",
    };

    /// <summary>The candidate nearest to <paramref name="word"/>, without regard to case; null when none is near enough to be worth
    /// saying.</summary>
    public static string? Nearest(string word, IReadOnlyCollection<string> candidates)
    {
        // A very long word is no slip of a key, and comparing it would only cost time.
        if (word.Length > 60)
        {
            return null;
        }

        if (Synonyms.TryGetValue(word, out var meant) && candidates.Contains(meant, StringComparer.Ordinal))
        {
            return meant;
        }

        var best = candidates
            .Select(c => (Word: c, Distance: Distance(word.ToLowerInvariant(), c.ToLowerInvariant())))
            .OrderBy(c => c.Distance)
            .FirstOrDefault();
        return best.Word is not null && best.Distance <= Math.Max(1, best.Word.Length / 3) ? best.Word : null;
    }

    /// <summary>"Did you mean x?" where there is a near candidate, otherwise the candidates themselves.</summary>
    public static string Remedy(string word, IReadOnlyCollection<string> candidates) =>
        Nearest(word, candidates) is { } near
            ? $"Did you mean {near}? Known here: {string.Join(", ", candidates)}."
            : $"Known here: {string.Join(", ", candidates)}.";

    /// <summary>Letters to insert, drop, change or swap with their neighbour.</summary>
    private static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            d[i, 0] = i;
        }

        for (var j = 0; j <= b.Length; j++)
        {
            d[0, j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var change = a[i - 1] == b[j - 1] ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1), d[i - 1, j - 1] + change);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
                }
            }
        }

        return d[a.Length, b.Length];
    }
}
