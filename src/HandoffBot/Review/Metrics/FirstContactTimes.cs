using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review;
using HandoffBot.Core.Review.Metrics;
using HandoffBot.Publishing.Messages;
using HandoffBot.Store.Context;
using HandoffBot.Store.Statements;
using NodaTime;

namespace HandoffBot.Review.Metrics;

/// <summary>Reads how long handoffs waited for their first contact. The database ranks them; three of each band are brought here.</summary>
internal static class FirstContactTimes
{
    private static readonly string Waited = $$"""
        WITH {{CohortSql.Worked}},
        waited AS (
            SELECT w.alert_id, w.opened_at, CASE WHEN w.contact % 2 = 1 THEN w.contacted_at - w.opened_at END AS span
            FROM worked w
            WHERE w.band = {4} AND EXISTS (
                SELECT 1 FROM messages m WHERE m.kind = '{{Outbox.AlertKind}}' AND m.subject = w.alert_id AND m.posted_at < {3}))
        """;

    /// <summary>Each of them, the one that waited least first; those that were not contacted at the end.</summary>
    internal static string AlertsSql { get; } =
        $"{Waited} SELECT alert_id, span FROM waited ORDER BY CASE WHEN span IS NULL THEN 1 ELSE 0 END, span, opened_at, alert_id";

    /// <summary>How many were posted, and contacted.</summary>
    internal static string CountSql { get; } = $"{Waited} SELECT COUNT(*), COUNT(span) FROM waited";

    /// <summary>What the contacted one of the rank {5} waited.</summary>
    internal static string RankSql { get; } =
        $"{Waited} SELECT span FROM waited WHERE span IS NOT NULL ORDER BY span LIMIT 1 OFFSET {{5}} - 1";

    /// <summary>Of the mature alerts opened in the period, by band.</summary>
    public static async Task<IReadOnlyList<FirstContactNumbers>> Of(
        HandoffDb db,
        HandoffAgreement agreement,
        ReviewPeriod period,
        CancellationToken cancel
    )
    {
        var found = new List<FirstContactNumbers>();
        foreach (var band in agreement.Bands.OrderByDescending(one => one.From))
        {
            var values = Values(agreement, band.Name, period);
            var (posted, contacted) = await Sql.First(db, CountSql, row => (row.Long(0), row.Long(1)), cancel, values);
            if (posted > 0)
            {
                var waited = new Dictionary<long, Duration>();
                foreach (var rank in FirstContactNumbers.Ranks(posted, contacted))
                {
                    var span = await Sql.First(db, RankSql, row => row.Long(0), cancel, [.. values, rank]);
                    waited[rank] = Duration.FromMilliseconds(span);
                }

                found.Add(FirstContactNumbers.Of(band.Name, posted, contacted, waited));
            }
        }

        return found;
    }

    /// <summary>The values of the statements for a band.</summary>
    internal static object?[] Values(HandoffAgreement agreement, string band, ReviewPeriod period) =>
        [.. CohortSql.Values(agreement, (period.From, Maturity.OpenedBefore(agreement, band, period.To)), period.To), band];
}
