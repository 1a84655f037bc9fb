using HandoffBot.Agreements.Yaml;
using HandoffBot.Core.Agreement;

namespace HandoffBot.Agreements;

/// <summary>The keys that say which values of a field are meant, wherever they stand.</summary>
internal static class MatchKeys
{
    private const string Except = "except";

    /// <summary>Exactly one operator of a group, and what it lets through.</summary>
    public static FieldMatch Match(Section s)
    {
        var written = MatchText.Operators.Where(o => s.Has(o.Key)).ToList();
        if (written.Count == 0)
        {
            s.Fault(
                s.At(MatchText.Key(MatchOperator.Matches)),
                "It does not say what to look for.",
                "Add e.g. matches: student; is, starts_with, ends_with and domain are the others."
            );
        }

        foreach (var (key, _) in written.Skip(1))
        {
            s.Fault(s.At(key), $"{written[0].Key} and {key} stand side by side.", "Keep one, and write the other on a line of its own.");
        }

        // All are read, so that what is wrong with the one too many is told as well.
        var words = written.Select(o => s.Texts(o.Key, "student")).ToList();
        var except = s.Texts(Except, "student success");
        return written.Count == 0 ? FieldMatch.Matches() : new FieldMatch(written[0].Value, words[0], except);
    }

    /// <summary>What a route asks of a field: a value, a list of values, or a group with an operator.</summary>
    public static FieldMatch Condition(Section fields, string field)
    {
        if (fields.Holds<YamlMap>(field))
        {
            var group = fields.Group(field, "{ starts_with: enterprise }");
            var match = Match(group);
            group.Close();
            return match;
        }

        return FieldMatch.Is(fields.Holds<YamlList>(field) ? fields.Texts(field, "[APAC, ANZ]") : [fields.Text(field, "EMEA")]);
    }
}
