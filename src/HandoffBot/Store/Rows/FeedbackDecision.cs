using HandoffBot.Store.Context;
using HandoffBot.Store.Statements;

namespace HandoffBot.Store.Rows;

/// <summary>What was decided on an event that somebody said something of. It stays when personal data expires.</summary>
/// <param name="EventId">The event.</param>
/// <param name="AccountKey">Its account.</param>
/// <param name="AgreementVersion">The version that decided; null where none did.</param>
public sealed record FeedbackDecision(string EventId, string AccountKey, int? AgreementVersion)
{
    /// <summary>The last decision of each of the events.</summary>
    internal static async Task<IReadOnlyDictionary<string, FeedbackDecision>> Of(HandoffDb db, string[] eventIds, CancellationToken cancel)
    {
        var found = await Sql.Query(
            db,
            OfSql(db.IsPostgres),
            row => new FeedbackDecision(row.Text(0), row.Text(1), row.NumberOrNull(2)),
            cancel,
            [eventIds]
        );
        return found
            .GroupBy(one => one.EventId, StringComparer.Ordinal)
            .ToDictionary(one => one.Key, one => one.Last(), StringComparer.Ordinal);
    }

    /// <summary>Decisions on the events <c>{0}</c>, first ones and those made again, oldest first.</summary>
    internal static string OfSql(bool isPostgres) =>
        $"""
            SELECT event_id, account_key, agreement_version, decided_at FROM decisions WHERE {SqlText.In(isPostgres, "event_id", 0)}
            UNION ALL
            SELECT score_event_id, account_key, agreement_version, decided_at FROM decisions
            WHERE score_event_id IS NOT NULL AND {SqlText.In(isPostgres, "score_event_id", 0)}
            ORDER BY 4
            """;
}
