using System.Globalization;
using HandoffBot.Core.Agreement.Notation;

namespace HandoffBot.Core.Agreement.Rules;

/// <summary>Soundness of what a field is compared with.</summary>
internal static class MatchRules
{
    private const int LongestWord = 200;

    /// <summary>Adds what is wrong with a match of a known field that is no list.</summary>
    /// <param name="faults">Added to.</param>
    /// <param name="path">Where the operator's words stand.</param>
    /// <param name="exceptPath">Where the exceptions stand.</param>
    /// <param name="field">The field compared.</param>
    /// <param name="match">What it is compared with.</param>
    public static void Check(List<AgreementFault> faults, string path, string exceptPath, string field, FieldMatch match)
    {
        if (match.Words.Count == 0)
        {
            faults.Add(new AgreementFault(0, path, "No word is given.", "Write a word, or a list of words."));
        }

        if (FieldCatalog.KindOf(field) is FieldKind.Number)
        {
            Numbers(faults, path, field, match);
            return;
        }

        if (match.Operator is MatchOperator.Domain && !FieldCatalog.HoldsDomain(field))
        {
            faults.Add(
                new AgreementFault(
                    0,
                    path,
                    $"\"{field}\" holds neither an address nor a domain.",
                    "Use domain with contact.email or account.domain; other fields take matches, is, starts_with or ends_with."
                )
            );
            return;
        }

        foreach (var word in match.Words)
        {
            Word(faults, path, field, word, needsLetter: match.Operator is not MatchOperator.Is);
            Domain(faults, path, match.Operator, word);
        }

        foreach (var word in match.Except)
        {
            Word(faults, exceptPath, field, word, needsLetter: true);
        }
    }

    /// <summary>Adds what is wrong with the conditions of a route.</summary>
    public static void CheckConditions(List<AgreementFault> faults, string path, IReadOnlyDictionary<string, FieldMatch> conditions)
    {
        foreach (var (field, match) in conditions)
        {
            var at = $"{path}.{field}";
            if (FieldCatalog.KindOf(field) is not { } kind)
            {
                faults.Add(FieldCatalog.UnknownField(at, field));
            }
            else if (kind == FieldKind.List)
            {
                faults.Add(
                    new AgreementFault(
                        0,
                        at,
                        $"\"{field}\" is a list and has no one value.",
                        "Name a field with one value, e.g. account.territory."
                    )
                );
            }
            else
            {
                // A plain value is what the field is; every other operator has a key of its own.
                Check(
                    faults,
                    match.Operator is MatchOperator.Is ? at : $"{at}.{MatchText.Key(match.Operator)}",
                    $"{at}.except",
                    field,
                    match
                );
            }
        }
    }

    private static void Numbers(List<AgreementFault> faults, string path, string field, FieldMatch match)
    {
        if (match.Operator is not MatchOperator.Is || match.Except.Count > 0)
        {
            faults.Add(
                new AgreementFault(
                    0,
                    path,
                    $"\"{field}\" is a number and holds no words.",
                    "Compare it as a whole, e.g. is: 100, without except."
                )
            );
            return;
        }

        foreach (
            var word in match.Words.Where(w =>
                !decimal.TryParse(w, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)
            )
        )
        {
            faults.Add(
                new AgreementFault(0, path, $"\"{field}\" is a number and \"{word}\" is not.", "Write a plain number, e.g. 100 or 24000.")
            );
        }
    }

    private static void Word(List<AgreementFault> faults, string path, string field, string word, bool needsLetter)
    {
        if (WildcardAdvice.IsIn(word))
        {
            WildcardAdvice.Check(faults, path, word, FieldCatalog.HoldsDomain(field));
        }
        else if (needsLetter && !word.Any(char.IsLetterOrDigit))
        {
            faults.Add(new AgreementFault(0, path, $"\"{word}\" has no letter or digit to look for.", "Write whole words, e.g. student."));
        }
        else
        {
            ValueRules.Words(faults, path, word, LongestWord);
        }
    }

    private static void Domain(List<AgreementFault> faults, string path, MatchOperator how, string word)
    {
        if (how is not MatchOperator.Domain || WildcardAdvice.IsIn(word) || DomainName.Bare(word).IndexOfAny("@/: ") < 0)
        {
            return;
        }

        var at = word.LastIndexOf('@');
        faults.Add(
            new AgreementFault(
                0,
                path,
                $"\"{word}\" is not a domain.",
                at > 0 ? $"Write domain: {word[(at + 1)..]}, or is: {word} for this one address." : "Write e.g. domain: ourco.test."
            )
        );
    }
}
