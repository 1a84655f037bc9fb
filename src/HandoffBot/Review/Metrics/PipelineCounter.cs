using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review.Metrics;
using HandoffBot.Store.Context;
using HandoffBot.Store.Statements;
using NodaTime;

namespace HandoffBot.Review.Metrics;

/// <summary>Reads how fast the handoffs of the last quarter came to a step, and which stand still, as it was known at a moment.</summary>
internal static class PipelineCounter
{
    private static readonly string Ranked = """
        SELECT step, span, ROW_NUMBER() OVER (PARTITION BY step ORDER BY span) AS place, COUNT(*) OVER (PARTITION BY step) AS reached
        """;

    private static readonly string Spans = $$"""
        {{CohortSql.Standing}},
        spans AS (
            SELECT alert_id, CASE {{ConversionCounter.Steps}} ELSE 0 END AS step, occurred_at - opened_at AS span FROM standing
            WHERE outcome IN ('Meeting', 'Opportunity', 'Won'))
        """;

    private static readonly string Standing = $$"""
        {{CohortSql.Standing}}, {{CohortSql.Worked}},
        told AS (
            SELECT alert_id, 1 AS posted, 0 AS contact, 0 AS closed, 0 AS step, opened_at AS heard_at FROM posted
            UNION ALL SELECT alert_id, 0, contact, 0, 0, CASE WHEN contact % 2 = 1 THEN contacted_at ELSE opened_at END FROM worked
            UNION ALL SELECT alert_id, 0, 0, CASE WHEN outcome IN ('Won', 'Lost', 'Disqualified') THEN 1 ELSE 0 END,
                CASE {{ConversionCounter.Steps}} ELSE 0 END, occurred_at FROM standing),
        each AS (
            SELECT alert_id,
                CASE WHEN MAX(step) = 0 AND MAX(contact) % 2 = 1 THEN {{(int)ConversionStep.Contacted}} ELSE MAX(step) END AS step,
                {3} - MAX(heard_at) AS span
            FROM told GROUP BY alert_id HAVING MAX(posted) = 1 AND MAX(closed) = 0)
        """;

    /// <summary>Each that came to the step {4}, the fastest first.</summary>
    internal static string CameSql { get; } = $"{Spans} SELECT alert_id, span FROM spans WHERE step = {{4}} ORDER BY span, alert_id";

    /// <summary>Each that stands at the step {4}, the one last heard of first.</summary>
    internal static string StandSql { get; } = $"{Standing} SELECT alert_id, span FROM each WHERE step = {{4}} ORDER BY span, alert_id";

    /// <summary>By step, how many came to it and how long half of them took.</summary>
    internal static string VelocitySql { get; } =
        $$"""
            {{Spans}},
            ranked AS ({{Ranked}} FROM spans)
            SELECT step, reached, span FROM ranked WHERE place = (reached + 1) / 2 ORDER BY step
            """;

    /// <summary>By step, how many stand there, of how many nothing was heard since {4}, and since when of half of them.</summary>
    internal static string StagesSql { get; } =
        $$"""
            {{Standing}},
            ranked AS ({{Ranked}} FROM each WHERE step > 0)
            SELECT step, MAX(reached), COUNT(CASE WHEN span >= {4} THEN 1 END), MAX(CASE WHEN place = (reached + 1) / 2 THEN span END)
            FROM ranked GROUP BY step ORDER BY step
            """;

    /// <summary>As known before a moment; null where there is nothing to tell.</summary>
    public static async Task<PipelineNumbers?> Of(HandoffDb db, HandoffAgreement agreement, Instant end, CancellationToken cancel)
    {
        var values = CohortSql.Values(agreement, ConversionWindow.Of(end), end);
        var velocity = await Sql.Query(
            db,
            VelocitySql,
            row => new StepVelocity((ConversionStep)row.Number(0), row.Long(1), Duration.FromMilliseconds(row.Long(2))),
            cancel,
            values
        );
        var stages = await Sql.Query(
            db,
            StagesSql,
            row => new OpenStage((ConversionStep)row.Number(0), row.Long(1), row.Long(2), Duration.FromMilliseconds(row.Long(3))),
            cancel,
            [.. values, (long)Duration.FromDays(PipelineNumbers.StuckDays).TotalMilliseconds]
        );
        return velocity.Count == 0 && stages.Count == 0 ? null : new(velocity, stages);
    }
}
