using System.Globalization;
using HandoffBot.Core.Agreement.Notation;

namespace HandoffBot.Core.Agreement.Matching;

/// <summary>Compares a field's value with what an agreement says of it: the one place, for disqualifiers and routes alike.</summary>
public static class FieldMatcher
{
    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowTrailingWhite;

    /// <summary>What <paramref name="match"/> finds in a value.</summary>
    /// <param name="match">What is looked for.</param>
    /// <param name="field">The path of the field, which decides what is searched.</param>
    /// <param name="value">Its value, of any length; what is not known (null or blank) is never meant.</param>
    public static MatchResult Test(FieldMatch match, string field, string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return MatchResult.None;
        }

        var text = value.Trim();
        return match.Words.FirstOrDefault(word => Hits(match.Operator, field, text, word)) is { } hit
            ? new MatchResult(hit, match.Except.FirstOrDefault(word => HasWords(field, text, word)))
            : MatchResult.None;
    }

    private static bool Hits(MatchOperator how, string field, string value, string word) =>
        how switch
        {
            MatchOperator.Is => FieldCatalog.KindOf(field) is FieldKind.Number ? SameNumber(value, word) : Same(value, word),
            MatchOperator.Matches => HasWords(field, value, word),
            MatchOperator.StartsWith => word.Length > 0 && value.StartsWith(word, StringComparison.OrdinalIgnoreCase),
            MatchOperator.EndsWith => word.Length > 0 && value.EndsWith(word, StringComparison.OrdinalIgnoreCase),
            _ => DomainName.IsWithin(value, word),
        };

    private static bool Same(string value, string word) => string.Equals(value, word.Trim(), StringComparison.OrdinalIgnoreCase);

    private static bool SameNumber(string value, string word) => Number(value) is { } number ? number == Number(word) : Same(value, word);

    /// <summary>The local part of an address is a name somebody chose: "edu@mail.test" says nothing of a university.</summary>
    private static bool HasWords(string field, string value, string words)
    {
        var at = FieldCatalog.IsAddress(field) && !words.Contains('@') ? value.LastIndexOf('@') : -1;
        return WholeWordSearch.Contains(value.AsSpan(at + 1), words);
    }

    private static decimal? Number(string text) =>
        decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out var number) ? number : null;
}
