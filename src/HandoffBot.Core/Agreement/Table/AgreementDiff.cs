using HandoffBot.Core.Agreement.Keys;

namespace HandoffBot.Core.Agreement.Table;

/// <summary>What changed between two versions of an agreement.</summary>
public static class AgreementDiff
{
    /// <summary>
    /// One plain sentence for each difference in meaning, in the order of the file. Empty when both say the same: layout,
    /// comments and the version number are no difference.
    /// </summary>
    public static IReadOnlyList<string> Between(HandoffAgreement old, HandoffAgreement next)
    {
        var before = AgreementKeys.Statements(old).ToLookup(s => s.Subject);
        var after = AgreementKeys.Statements(next).ToLookup(s => s.Subject);
        return
        [
            .. after.SelectMany(subject =>
                before.Contains(subject.Key) ? Changed(before[subject.Key], subject) : [$"{subject.Key} is new{Statements(subject)}."]
            ),
            .. before.Where(subject => !after.Contains(subject.Key)).Select(subject => $"{subject.Key} is gone{Statements(subject)}."),
            .. AgreementKeys
                .Orders(old)
                .Zip(AgreementKeys.Orders(next))
                .SelectMany(o => Reordered(o.First.List, o.First.Names, o.Second.Names)),
        ];
    }

    private static IEnumerable<string> Changed(IEnumerable<Statement> before, IEnumerable<Statement> after) =>
        from b in before
        join a in after on b.Part equals a.Part
        where b.Value != a.Value
        select $"{a.Subject}{(a.Part.Length == 0 ? "" : $": {a.Part}")} is now {a.Value.TrimEnd('.')}, was {b.Value.TrimEnd('.')}.";

    // What came or went is told already; only items that stayed can have changed places.
    private static IEnumerable<string> Reordered(string list, IReadOnlyList<string> before, IReadOnlyList<string> after) =>
        before
            .Intersect(after, StringComparer.Ordinal)
            .SequenceEqual(after.Intersect(before, StringComparer.Ordinal), StringComparer.Ordinal)
            ? []
            : [$"The order of the {list} is now {string.Join("; then ", after)}."];

    private static string Statements(IEnumerable<Statement> subject)
    {
        var parts = subject.Select(s => s.Part.Length == 0 ? s.Value : $"{s.Part} {s.Value}").ToList();
        return parts is ["required"] or ["offered"] ? "" : $": {string.Join("; ", parts)}";
    }
}
