using System.Globalization;

namespace HandoffBot.Core.Agreement.Notation;

/// <summary>Reads conditions such as <c>score &gt;= 70</c> or <c>account.segment == smb</c>.</summary>
public static class PredicateReader
{
    private const string Example =
        "Write a measure or field, a comparison and a value, e.g. \"score >= 70\" or \"account.segment == smb\".";

    // Two-letter operators come first, so that ">=" is not read as ">".
    private static readonly (string Text, Comparison Comparison)[] Operators =
    [
        (">=", Comparison.AtLeast),
        ("<=", Comparison.AtMost),
        ("==", Comparison.Equal),
        ("!=", Comparison.NotEqual),
        (">", Comparison.MoreThan),
        ("<", Comparison.LessThan),
    ];

    /// <summary>Reads <paramref name="text"/>; <paramref name="path"/> is where it stands in the agreement, for the fault.</summary>
    public static PredicateReading Parse(string text, string path = "")
    {
        if (ComparisonSpelling.Mend(text) is { } mended)
        {
            return No(path, $"\"{text}\" has no comparison that is known.", $"Did you mean \"{mended}\"?");
        }

        var at = text.AsSpan().IndexOfAny("<>=!");
        if (at < 0)
        {
            return No(path, $"\"{text}\" compares nothing.", Example);
        }

        var found = Array.Find(Operators, o => text.AsSpan(at).StartsWith(o.Text));
        if (found.Text is null)
        {
            return No(path, $"\"{text}\" has no comparison that is known.", "Compare with >=, >, <=, <, == or !=.");
        }

        var subject = text[..at].Trim();
        var value = Unquoted(text[(at + found.Text.Length)..].Trim());
        if (subject.Length == 0 || value.Length == 0)
        {
            return No(path, $"\"{text}\" lacks a {(subject.Length == 0 ? "left" : "right")} side.", Example);
        }

        return Sound(new Predicate(text, subject, found.Comparison, value), path);
    }

    private static PredicateReading Sound(Predicate predicate, string path)
    {
        return FieldCatalog.KindOfSubject(predicate.Subject) switch
        {
            null => No(path, $"\"{predicate.Subject}\" is neither a measure nor a field.", FieldCatalog.SubjectRemedy(predicate.Subject)),
            FieldKind.Number
                when !decimal.TryParse(
                    predicate.Value,
                    NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                    CultureInfo.InvariantCulture,
                    out _
                ) => No(
                path,
                $"\"{predicate.Subject}\" is a number and \"{predicate.Value}\" is not.",
                $"Write a number, e.g. \"{predicate.Subject} >= 1\"."
            ),
            FieldKind.Text when predicate.Comparison is not (Comparison.Equal or Comparison.NotEqual) => No(
                path,
                $"\"{predicate.Subject}\" is text: it is neither more nor less than another.",
                "Compare text with == or !=."
            ),
            FieldKind.Text when WildcardAdvice.IsIn(predicate.Value) => No(
                path,
                $"\"{predicate.Value}\" has a wildcard, and a condition compares the whole value.",
                "Write the whole value; routing and disqualify have starts_with, ends_with and domain."
            ),
            _ => new PredicateReading(predicate, null),
        };
    }

    private static string Unquoted(string value) => value is ['"', .., '"'] or ['\'', .., '\''] ? value[1..^1] : value;

    private static PredicateReading No(string path, string message, string remedy) =>
        new(null, new AgreementFault(0, path, message, remedy));
}
