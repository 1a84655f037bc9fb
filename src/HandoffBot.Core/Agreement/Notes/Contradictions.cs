using System.Globalization;
using HandoffBot.Core.Agreement.Notation;

namespace HandoffBot.Core.Agreement.Notes;

/// <summary>Finds conditions that can never hold together, whatever a lead is like.</summary>
internal static class Contradictions
{
    private const string Score = "score";
    private const string Signals = "signals";
    private const string Meaningful = "meaningful_signals";
    private const string Supportive = "supportive_signals";
    private static readonly string[] Counted = [Signals, "answers", "engagement", Meaningful, "high_signals", Supportive, "stale_signals"];

    // A list that is empty is not known, and what is not known satisfies nothing.
    private static readonly string[] NeverEmpty = [Signals, "answers", "engagement"];

    // What is counted by the first is counted by the others too.
    private static readonly (string[] Parts, string Whole)[] PartsOf =
    [
        (["high_signals"], Meaningful),
        (["high_signals", Supportive], Signals),
        ([Meaningful, Supportive], Signals),
        (["stale_signals"], Signals),
    ];

    /// <summary>The conditions that contradict each other or what can be; empty when all may hold at once.</summary>
    /// <param name="all">What has to hold.</param>
    /// <param name="scores">The scores that are possible.</param>
    public static IReadOnlyList<Predicate> Among(IReadOnlyList<Predicate> all, NumberRange scores)
    {
        var bySubject = all.ToLookup(Subject, StringComparer.Ordinal);
        var ranges = new Dictionary<string, NumberRange>(StringComparer.Ordinal);
        foreach (var about in bySubject)
        {
            var isNumber = FieldCatalog.KindOfSubject(about.Key) is FieldKind.Number;
            ranges[about.Key] = isNumber ? Range(about.Key, about, scores) : NumberRange.Any;
            if (isNumber ? ranges[about.Key].IsEmpty || Excludes(about, ranges[about.Key]) : IsNoText(about))
            {
                return [.. about];
            }
        }

        var broken = PartsOf.FirstOrDefault(p =>
            ranges.TryGetValue(p.Whole, out var whole) && p.Parts.Sum(part => Least(ranges, part)) > whole.High
        );
        return broken.Parts is null ? [] : [.. broken.Parts.Append(broken.Whole).SelectMany(subject => bySubject[subject])];
    }

    private static string Subject(Predicate predicate) =>
        string.Equals(predicate.Subject, "score.value", StringComparison.OrdinalIgnoreCase) ? Score : predicate.Subject.ToLowerInvariant();

    private static NumberRange Range(string subject, IEnumerable<Predicate> all, NumberRange scores)
    {
        var isCount = Counted.Contains(subject);
        var possible =
            subject == Score ? scores
            : isCount ? NumberRange.From(NeverEmpty.Contains(subject) ? 1 : 0)
            : NumberRange.Any;
        return all.Aggregate(possible, (range, p) =>
            Number(p.Value) is { } value ? range.And(NumberRange.Of(p.Comparison, value, isCount)) : range
        );
    }

    private static bool Excludes(IEnumerable<Predicate> all, NumberRange range) =>
        all.Any(p => p.Comparison is Comparison.NotEqual && Number(p.Value) is { } value && range.IsOnly(value));

    // Text is one value: two different ones, or one and not that one, are too much to ask.
    private static bool IsNoText(IEnumerable<Predicate> all)
    {
        var equal = all.Where(p => p.Comparison is Comparison.Equal)
            .Select(p => p.Value.Trim())
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return (equal.Count > 1 && equal.Any(value => Number(value) is null))
            || all.Any(p => p.Comparison is Comparison.NotEqual && equal.Contains(p.Value.Trim()));
    }

    private static decimal Least(Dictionary<string, NumberRange> ranges, string subject) =>
        Math.Clamp(ranges.GetValueOrDefault(subject)?.Low ?? 0, 0, int.MaxValue);

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
