using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review;
using HandoffBot.Core.Review.Metrics;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Statements;
using NodaTime;

namespace HandoffBot.Review.Metrics;

/// <summary>Reads how late the events of each sender came in. The database ranks them; two of each sender are brought here.</summary>
internal static class IngestLagCounter
{
    private const int MostSenders = 20;

    private const string Sent = $$"""
        decisions d JOIN inbox i ON i.event_id = d.event_id
        WHERE d.agreement = {0} AND d.decided_at >= {1} AND d.decided_at < {2} AND d.score_event_id IS NULL
            AND i.sender <> '{{HistoryStore.Sender}}'
        """;

    /// <summary>Each event of the sender {3}, the one that came soonest first, and whether a holdout held it back.</summary>
    internal static string EventsSql { get; } =
        $$"""
            SELECT d.event_id, i.received_at - d.occurred_at AS lag, CASE WHEN d.outcome = 'HeldOut' THEN 1 ELSE 0 END
            FROM {{Sent}} AND i.sender = {3} ORDER BY lag, d.event_id
            """;

    /// <summary>The lag of the middle event of each sender, and of the one that nine of ten came before.</summary>
    internal static string Statement { get; } =
        $$"""
            WITH lags AS (SELECT i.sender, i.received_at - d.occurred_at AS lag FROM {{Sent}}),
            ranked AS (
                SELECT sender, lag, ROW_NUMBER() OVER (PARTITION BY sender ORDER BY lag) AS place,
                    COUNT(*) OVER (PARTITION BY sender) AS events
                FROM lags)
            SELECT sender, MAX(events), MAX(CASE WHEN place = (events + 1) / 2 THEN lag END),
                MAX(CASE WHEN place = (9 * events + 9) / 10 THEN lag END)
            FROM ranked GROUP BY sender ORDER BY MAX(events) DESC, sender LIMIT {{MostSenders}}
            """;

    /// <summary>Of a period, the sender of most events first.</summary>
    public static async Task<IReadOnlyList<IngestLag>> Of(
        HandoffDb db,
        HandoffAgreement agreement,
        ReviewPeriod period,
        CancellationToken cancel
    ) =>
        await Sql.Query(
            db,
            Statement,
            row => new IngestLag(
                row.Text(0),
                row.Long(1),
                Duration.FromMilliseconds(row.Long(2)),
                Duration.FromMilliseconds(row.Long(3))
            ),
            cancel,
            agreement.Id,
            period.From.ToUnixTimeMilliseconds(),
            period.To.ToUnixTimeMilliseconds()
        );
}
