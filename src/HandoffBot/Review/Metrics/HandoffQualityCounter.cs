using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review;
using HandoffBot.Core.Review.Metrics;
using HandoffBot.Store.Context;
using HandoffBot.Store.Statements;

namespace HandoffBot.Review.Metrics;

/// <summary>Counts with what leads came, from the first decision on each event.</summary>
internal static class HandoffQualityCounter
{
    /// <summary>Before the path of the field that was missing.</summary>
    internal const string Required = "required:";

    /// <summary>Before the reason of the disqualifier.</summary>
    internal const string Disqualify = "disqualify:";

    private const string Passed = "'Alerted', 'Updated', 'HeldOut'";

    private const string Rule = $"CASE WHEN outcome IN ({Passed}) THEN '' ELSE rule END";

    private const string Counted = $$"""
        agreement = {0} AND decided_at >= {1} AND decided_at < {2} AND score_event_id IS NULL
            AND (outcome IN ({{Passed}}) OR (outcome = 'Held' AND rule LIKE '{{Required}}%')
                OR (outcome = 'Suppressed' AND rule LIKE '{{Disqualify}}%'))
            AND score >= {3}
        """;

    /// <summary>Decisions by rule, of the events that scored {3} or more; an empty one of those that were handed over, or would have been
    /// but for a holdout.</summary>
    internal static string Statement { get; } =
        $$"""
            SELECT {{Rule}} AS by, COUNT(*)
            FROM decisions WHERE {{Counted}} GROUP BY {{Rule}}
            """;

    /// <summary>Each of these events, newest first, with its rule, and whether a holdout held it back.</summary>
    internal static string EventsSql { get; } =
        $$"""
            SELECT event_id, {{Rule}} AS by, CASE WHEN outcome = 'HeldOut' THEN 1 ELSE 0 END
            FROM decisions WHERE {{Counted}} ORDER BY decided_at DESC, event_id
            """;

    /// <summary>Of a period; null where no lead scored high enough.</summary>
    public static async Task<HandoffQuality?> Of(
        HandoffDb db,
        HandoffAgreement agreement,
        ReviewPeriod period,
        CancellationToken cancel
    )
    {
        var rules = await Sql.Query(
            db,
            Statement,
            row => new RuleCount(row.Text(0), row.Long(1)),
            cancel,
            Values(agreement, period)
        );
        return rules.Count == 0
            ? null
            : new(rules.Where(one => one.Name.Length == 0).Sum(one => one.Count), Named(rules, Required), Named(rules, Disqualify));
    }

    /// <summary>The values of the statements.</summary>
    internal static object?[] Values(HandoffAgreement agreement, ReviewPeriod period) =>
        [
            agreement.Id,
            period.From.ToUnixTimeMilliseconds(),
            period.To.ToUnixTimeMilliseconds(),
            (double)agreement.Bands.Min(band => band.From),
        ];

    private static List<RuleCount> Named(List<RuleCount> rules, string prefix) =>
        [
            .. rules
                .Where(one => one.Name.StartsWith(prefix, StringComparison.Ordinal))
                .Select(one => one with { Name = one.Name[prefix.Length..] })
                .OrderByDescending(one => one.Count)
                .ThenBy(one => one.Name, StringComparer.Ordinal),
        ];
}
