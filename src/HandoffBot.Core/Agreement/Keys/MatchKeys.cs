using HandoffBot.Core.Agreement.Notation;

namespace HandoffBot.Core.Agreement.Keys;

/// <summary>The keys that say which values of a field are meant, wherever they stand. Exactly one operator is written.</summary>
internal static class MatchKeys
{
    private const string Except = "except";

    /// <summary>The operators, then the exceptions.</summary>
    public static IReadOnlyList<KeyDescription> Descriptions { get; } =
    [
        Words(MatchOperator.Matches, "Whole words anywhere. Of an e-mail address only the domain is searched, unless the word holds an @."),
        Words(MatchOperator.Is, "The whole value; numbers compare as numbers."),
        Words(MatchOperator.StartsWith, "How the value begins."),
        Words(MatchOperator.EndsWith, "How the value ends, e.g. .edu."),
        Words(MatchOperator.Domain, "The domain of an address, or one above it: ourco.test holds for a@ourco.test and a@mail.ourco.test."),
        new(Except, KeyShapes.Words, "student success", "Whole words that let a value through although it matched, e.g. student success."),
    ];

    /// <summary>The keys of which exactly one is written.</summary>
    public static IReadOnlyList<string> Operators { get; } = [.. Descriptions.Select(key => key.Name).Where(name => name != Except)];

    /// <summary>What a route asks of a field: a value, a list of values, or a group with an operator.</summary>
    public static NamedShape Condition { get; } =
        new(
            "condition",
            "a value, a list, or an operator and its words",
            "What a field is asked for: a value, a list of values, or a group with an operator.",
            new EitherShape(
                KeyShapes.Words,
                new NamedShape(
                    "match",
                    "an operator and its words",
                    "Exactly one operator, and what it lets through.",
                    new GroupShape(Descriptions, Operators)
                )
            )
        );

    /// <summary>Exactly one operator of a group, and what it lets through.</summary>
    public static FieldMatch Read(IKeyReader from)
    {
        var written = MatchText.Operators.Where(o => from.Has(o.Key)).ToList();
        if (written.Count == 0)
        {
            from.Fault(
                from.At(MatchText.Key(MatchOperator.Matches)),
                "It does not say what to look for.",
                "Add e.g. matches: student; is, starts_with, ends_with and domain are the others."
            );
        }

        foreach (var (key, _) in written.Skip(1))
        {
            from.Fault(
                from.At(key),
                $"{written[0].Key} and {key} stand side by side.",
                "Keep one, and write the other on a line of its own."
            );
        }

        // All are read, so that what is wrong with the one too many is told as well.
        var words = written.Select(o => from.Values(o.Key, "student")).ToList();
        var except = from.Values(Except, "student success");
        return written.Count == 0 ? FieldMatch.Matches() : new FieldMatch(written[0].Value, words[0], except);
    }

    /// <summary>What a route asks of a field.</summary>
    public static FieldMatch ReadCondition(IKeyReader fields, string field)
    {
        if (fields.HoldsGroup(field))
        {
            var group = fields.Group(field, "{ starts_with: enterprise }");
            var match = Read(group);
            group.Close();
            return match;
        }

        return FieldMatch.Is(fields.HoldsList(field) ? fields.Values(field, "[APAC, ANZ]") : [fields.Value(field, "EMEA") ?? ""]);
    }

    private static KeyDescription Words(MatchOperator how, string meaning) => new(MatchText.Key(how), KeyShapes.Words, "student", meaning);
}
