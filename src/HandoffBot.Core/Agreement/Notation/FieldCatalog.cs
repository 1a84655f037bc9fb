using HandoffBot.Core.Leads;

namespace HandoffBot.Core.Agreement.Notation;

/// <summary>The words an agreement's rules may use: the measures and fields the rules can read, and what each holds.</summary>
public static class FieldCatalog
{
    private static readonly string[] Numbers = ["account.employees", "account.deal_size", "score", "score.value", "score.previous"];
    private static readonly string[] Lists = ["signals", "answers", "engagement"];
    private static readonly string[] Addresses = ["contact.email", "owner"];
    private static readonly string AnyAnswer = LeadFields.AnswerPrefix + "<question>";

    /// <summary>What the field at a path holds; null when there is no such field.</summary>
    public static FieldKind? KindOf(string path) =>
        !LeadFields.IsKnown(path) ? null
        : Numbers.Contains(path, StringComparer.OrdinalIgnoreCase) ? FieldKind.Number
        : Lists.Contains(path, StringComparer.OrdinalIgnoreCase) ? FieldKind.List
        : FieldKind.Text;

    /// <summary>Whether a field holds an e-mail address, whose local part is nobody's domain.</summary>
    public static bool IsAddress(string path) => Addresses.Contains(path, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a field holds, or may hold, an address or a domain.</summary>
    public static bool HoldsDomain(string path) =>
        IsAddress(path)
        || string.Equals(path, "account.domain", StringComparison.OrdinalIgnoreCase)
        || path.StartsWith(LeadFields.AnswerPrefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>What the subject of a predicate is: measures and lists count, fields are what they hold; null when it is neither.</summary>
    public static FieldKind? KindOfSubject(string subject) =>
        PredicateMeasures.Known.Contains(subject, StringComparer.OrdinalIgnoreCase) || KindOf(subject) is FieldKind.List
            ? FieldKind.Number
            : KindOf(subject);

    /// <summary>What to write instead of an unknown subject of a predicate.</summary>
    public static string SubjectRemedy(string subject) =>
        SpellingSuggestions.Remedy(
            subject,
            [.. PredicateMeasures.Known.Union(LeadFields.Known, StringComparer.OrdinalIgnoreCase), AnyAnswer]
        );

    /// <summary>A fault for a path that is no field, with a guess at what was meant.</summary>
    public static AgreementFault UnknownField(string at, string path) =>
        new(0, at, $"There is no field \"{path}\".", SpellingSuggestions.Remedy(path, [.. LeadFields.Known, AnyAnswer]));
}
