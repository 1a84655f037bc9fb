using System.Globalization;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Leads;
using HandoffBot.Core.Time;
using NodaTime;

namespace HandoffBot.Core.Handoffs.Decisions;

/// <summary>Whether a predicate holds, and what it saw.</summary>
/// <param name="Holds">False also where the subject is not known: what is not known satisfies nothing.</param>
/// <param name="Saw">E.g. <c>score = 92</c>, or <c>score_change = not known</c>.</param>
public sealed record PredicateResult(bool Holds, string Saw);

/// <summary>Evaluates the conditions of paths and urgency modifiers.</summary>
public static class Predicates
{
    /// <summary>
    /// Numbers compare as numbers; anything else only for equality, without regard to case. A measure or field that is
    /// not known satisfies no predicate, not even <c>!=</c>.
    /// </summary>
    public static PredicateResult Holds(Predicate predicate, LeadFacts facts, FreshnessPolicy freshness, Instant now)
    {
        var value = Value(predicate.Subject, facts, freshness, now);
        return new PredicateResult(value is not null && Compare(value, predicate), $"{predicate.Subject} = {value ?? "not known"}");
    }

    private static string? Value(string subject, LeadFacts facts, FreshnessPolicy freshness, Instant now) =>
        string.Equals(subject, PredicateMeasures.StaleSignals, StringComparison.OrdinalIgnoreCase)
            ? facts.Signals.Count(s => Freshness.Of(s.ObservedAt, freshness, now) is SignalAge.Stale).ToString(CultureInfo.InvariantCulture)
        : PredicateMeasures.Read(subject, facts) is { } measure ? measure.ToString(CultureInfo.InvariantCulture)
        : LeadFields.Read(subject, facts);

    private static bool Compare(string value, Predicate predicate)
    {
        var order =
            Number(value) is { } left && Number(predicate.Value) is { } right ? left.CompareTo(right)
            : string.Equals(value, predicate.Value.Trim(), StringComparison.OrdinalIgnoreCase) ? 0
            : (int?)null;
        return predicate.Comparison switch
        {
            Comparison.Equal => order == 0,
            Comparison.NotEqual => order != 0,
            Comparison.AtLeast => order >= 0 && Numeric(value, predicate),
            Comparison.AtMost => order <= 0 && Numeric(value, predicate),
            Comparison.MoreThan => order > 0,
            Comparison.LessThan => order < 0,
            _ => false,
        };
    }

    // Equal words are not "at least" each other: ordering is for numbers.
    private static bool Numeric(string value, Predicate predicate) => Number(value) is not null && Number(predicate.Value) is not null;

    private static decimal? Number(string text) =>
        decimal.TryParse(
            text,
            NumberStyles.AllowLeadingSign
                | NumberStyles.AllowDecimalPoint
                | NumberStyles.AllowLeadingWhite
                | NumberStyles.AllowTrailingWhite,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;
}
