namespace HandoffBot.Core.Agreement.Notation;

/// <summary>How matches are written in an agreement and said to people.</summary>
public static class MatchText
{
    /// <summary>As written in the file, e.g. <c>starts_with</c>.</summary>
    public static IReadOnlyDictionary<string, MatchOperator> Operators { get; } =
        new Dictionary<string, MatchOperator>(StringComparer.Ordinal)
        {
            ["matches"] = MatchOperator.Matches,
            ["is"] = MatchOperator.Is,
            ["starts_with"] = MatchOperator.StartsWith,
            ["ends_with"] = MatchOperator.EndsWith,
            ["domain"] = MatchOperator.Domain,
        };

    /// <summary>The key of an operator.</summary>
    public static string Key(MatchOperator how) => Operators.First(o => o.Value == how).Key;

    /// <summary>In plain words, e.g. <c>matches student, intern, except student success</c>; the whole value is its words alone.</summary>
    public static string Of(FieldMatch match) => Format(match, word => word, ", ");

    /// <summary>As <see cref="Of(FieldMatch)"/>, each word in quotes, for sentences about one lead.</summary>
    public static string Quoted(FieldMatch match) => Format(match, word => $"\"{word}\"", " or ");

    private static string Format(FieldMatch match, Func<string, string> write, string between)
    {
        var how = match.Operator is MatchOperator.Is ? "" : Key(match.Operator).Replace('_', ' ') + " ";
        var except = match.Except.Count == 0 ? "" : $", except {string.Join(between, match.Except.Select(write))}";
        return $"{how}{string.Join(between, match.Words.Select(write))}{except}";
    }
}
