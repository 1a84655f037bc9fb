using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review.Metrics;
using HandoffBot.Store.Context;
using HandoffBot.Store.Statements;
using NodaTime;

namespace HandoffBot.Review.Metrics;

/// <summary>Reads what became of the handoffs of the last quarter, as it was known at a moment: groups of alerts that are alike.</summary>
internal static class ConversionCounter
{
    private const int MostSources = 12;
    private const int MostSums = 50;

    /// <summary>SQL: the cases of an <c>outcome</c> that is a step.</summary>
    internal static readonly string Steps = string.Join(
        ' ',
        Enum.GetValues<ConversionStep>().Select(step => $"WHEN outcome = '{step}' THEN {(int)step}")
    );

    /// <summary>Each alert, newest first: how far it came, and what else is asked of it.</summary>
    internal static string AlertsSql { get; } =
        $"{Each("opened_at, ", "NULL, ", "alert_id, MAX(opened_at) AS opened_at, ")} "
        + "SELECT alert_id, band, source, not_mine, known, step FROM each ORDER BY opened_at DESC, alert_id";

    /// <summary>Alerts by band, source, whether they were given back, whether anything is known of them, and how far they came. What is
    /// told of an alert is brought together by sorting and never looked up, and rare sources become one.</summary>
    internal static string GroupsSql { get; } =
        $$"""
            {{Each("", "", "")}},
            alike AS (
                SELECT band, source, not_mine, known, step, COUNT(*) AS alerts FROM each
                GROUP BY band, source, not_mine, known, step),
            summed AS (SELECT alike.*, SUM(alerts) OVER (PARTITION BY source) AS of_source FROM alike),
            placed AS (SELECT summed.*, DENSE_RANK() OVER (ORDER BY of_source DESC, source) AS place FROM summed),
            named AS (SELECT band, CASE WHEN place <= {{MostSources}} THEN source END AS source, not_mine, known, step, alerts FROM placed)
            SELECT band, source, not_mine, known, step, CAST(SUM(alerts) AS bigint) FROM named
            GROUP BY band, source, not_mine, known, step
            """;

    /// <summary>Each win with an amount, of source {4} and currency {5}, the largest first.</summary>
    internal static string WinsSql { get; } =
        $$"""
            {{CohortSql.Standing}}
            SELECT alert_id, amount FROM standing
            WHERE outcome = 'Won' AND amount IS NOT NULL AND COALESCE(source, '') = {4} AND COALESCE(currency, '') = {5}
            ORDER BY amount DESC, alert_id
            """;

    /// <summary>What was won, by source and currency, the most often won first.</summary>
    internal static string RevenueSql { get; } =
        $$"""
            {{CohortSql.Standing}}
            SELECT COALESCE(source, '') AS source, COALESCE(currency, '') AS currency, COUNT(*), SUM(amount)
            FROM standing WHERE outcome = 'Won' AND amount IS NOT NULL
            GROUP BY COALESCE(source, ''), COALESCE(currency, '') ORDER BY COUNT(*) DESC, source, currency LIMIT {{MostSums}}
            """;

    /// <summary>As known before a moment; null where no alert was old enough.</summary>
    public static async Task<ConversionNumbers?> Of(HandoffDb db, HandoffAgreement agreement, Instant end, CancellationToken cancel)
    {
        var opened = ConversionWindow.Of(end);
        var values = CohortSql.Values(agreement, opened, end);
        var counts = await Sql.Query(
            db,
            GroupsSql,
            row => new ConversionCounts(
                row.Text(0),
                row.TextOrNull(1),
                row.Number(2) == 1,
                row.Number(3) == 1,
                (ConversionStep)row.Number(4),
                row.Long(5)
            ),
            cancel,
            values
        );
        if (counts.Count == 0)
        {
            return null;
        }

        var revenue = await Sql.Query(
            db,
            RevenueSql,
            row => new RevenueSum(row.Text(0), row.Text(1), row.Long(2), Math.Round(row.Real(3), 2)),
            cancel,
            values
        );
        return ConversionNumbers.Of(opened, counts, revenue, agreement);
    }

    // The count sorts by few columns, for it walks every alert of a quarter.
    private static string Each(string told, string empty, string columns) =>
        $$"""
            {{CohortSql.Standing}}, {{CohortSql.Worked}},
            told AS (
                SELECT alert_id, {{told}}band, COALESCE(source, '') AS source, 0 AS contact, 0 AS not_mine, 0 AS known, 0 AS step
                FROM posted
                UNION ALL SELECT alert_id, {{empty}}NULL, NULL, contact, not_mine, 0, 0 FROM worked
                UNION ALL SELECT alert_id, {{empty}}NULL, NULL, 0, 0, 1, CASE {{Steps}} ELSE 0 END FROM standing),
            each AS (
                SELECT {{columns}}MAX(band) AS band, MAX(source) AS source, MAX(not_mine) AS not_mine, MAX(known) AS known,
                    CASE WHEN MAX(step) = 0 AND MAX(contact) % 2 = 1 THEN {{(int)ConversionStep.Contacted}} ELSE MAX(step) END AS step
                FROM told GROUP BY alert_id HAVING MAX(band) IS NOT NULL)
            """;
}
