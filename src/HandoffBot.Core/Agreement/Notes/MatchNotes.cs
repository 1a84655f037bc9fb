using HandoffBot.Core.Agreement.Matching;
using HandoffBot.Core.Agreement.Notation;

namespace HandoffBot.Core.Agreement.Notes;

/// <summary>Matches that are allowed and say something else than their writer is likely to mean.</summary>
internal static class MatchNotes
{
    public static void Add(HandoffAgreement agreement, List<AgreementFault> notes)
    {
        foreach (var (i, rule) in agreement.Disqualify.Index().Where(one => one.Item.All.Count == 0))
        {
            One(notes, $"disqualify[{i}]", rule.Field, rule.Match);
        }

        foreach (var (i, route) in agreement.Routing.Index())
        {
            foreach (var (field, match) in route.When)
            {
                One(notes, $"routing[{i}].when.{field}", field, match);
            }

            foreach (var (field, match) in route.Except)
            {
                One(notes, $"routing[{i}].except.{field}", field, match);
            }
        }
    }

    private static void One(List<AgreementFault> notes, string path, string field, FieldMatch match)
    {
        if (match.Operator is MatchOperator.Matches && FieldCatalog.IsAddress(field))
        {
            var word = match.Words[0];
            notes.Add(
                new AgreementFault(
                    0,
                    $"{path}.{MatchText.Key(match.Operator)}",
                    word.Contains('@')
                        ? $"\"{word}\" is looked for anywhere in an address."
                        : $"\"{word}\" is looked for anywhere in the domain of an address: it also hits {Lookalike(word)}.",
                    word.Contains('@')
                        ? $"Write is: {word} for that one address."
                        : $"Write domain: {DomainName.Bare(word)} for that domain and those under it."
                )
            );
        }

        // Of every word an exception is part, so whatever the word hits the exception hits too.
        if (
            match.Operator is MatchOperator.Is or MatchOperator.Matches
            && match.Words.All(word => match.Except.Any(except => WholeWordSearch.Contains(word, except)))
        )
        {
            notes.Add(
                new AgreementFault(
                    0,
                    $"{path}.except",
                    "It lets through every value that is looked for.",
                    "Write the longer words that should pass, e.g. except: student success."
                )
            );
        }
    }

    private static string Lookalike(string word) => $"a@{DomainName.Bare(word)}.other.test";
}
