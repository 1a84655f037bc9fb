using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Leads;
using HandoffBot.Core.Review;
using HandoffBot.Publishing.Messages;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Statements;
using NodaTime;

namespace HandoffBot.Review;

/// <summary>
/// Counts what became of the alerts of a period. An outcome belongs to the alert of the account that was the last one opened when it
/// happened, and counts if it was known by then and nothing that was known by then corrects it.
/// </summary>
internal static class OutcomeCounts
{
    private static string Places => string.Join(", ", OutcomeRows.Order.Select((one, at) => $"{one} AS place_{at}"));

    // {0} agreement, {1} and {2} opened from and before, {3} known before. Written by hand: the planner is to walk from the week's
    // alerts to the outcomes of their accounts, which are few.
    private static readonly string Belonging = $$"""
        WITH posted AS (
            SELECT f.alert_id, f.band, f.opened_at, a.account_key
            FROM alert_facts f JOIN alerts a ON a.id = f.alert_id
            JOIN messages m ON m.kind = '{{Outbox.AlertKind}}' AND m.subject = f.alert_id
            WHERE f.agreement = {0} AND f.opened_at >= {1} AND f.opened_at < {2} AND f.kind = 'Opened' AND m.posted_at < {3}),
        belonging AS (
            SELECT p.alert_id, p.band, o.outcome, {{Places}},
                CASE WHEN o.outcome IN ({{Names(LeadOutcomes.Closing)}}) THEN 'closed' ELSE o.outcome END AS step
            FROM posted p JOIN outcomes o ON o.account_key = p.account_key AND o.occurred_at >= p.opened_at
            WHERE o.occurred_at < {3} AND o.known_at < {3}
                AND NOT EXISTS (
                    SELECT 1 FROM alerts later WHERE later.account_key = p.account_key AND later.agreement = {0}
                        AND later.opened_at > p.opened_at AND later.opened_at <= o.occurred_at))
        """;

    /// <summary>Posted alerts by band.</summary>
    internal static string PostedSql { get; } = $"{Belonging} SELECT band, COUNT(*) FROM posted GROUP BY band";

    /// <summary>Alerts with any outcome by band.</summary>
    internal static string KnownSql { get; } = $"{Belonging} SELECT band, COUNT(DISTINCT alert_id) FROM belonging GROUP BY band";

    /// <summary>Alerts by band and outcome that stands.</summary>
    internal static string ReachedSql { get; } =
        $"""
            {Belonging}
            SELECT band, outcome, COUNT(DISTINCT alert_id) FROM belonging b
            WHERE NOT EXISTS (
                SELECT 1 FROM belonging c WHERE c.alert_id = b.alert_id AND c.step = b.step
                    AND (c.place_0, c.place_1, c.place_2) > (b.place_0, b.place_1, b.place_2))
            GROUP BY band, outcome
            """;

    /// <summary>By band, those without a known outcome too; null where none is known of any.</summary>
    /// <param name="db">Read.</param>
    /// <param name="opened">When the alerts were opened.</param>
    /// <param name="end">What was known before counts.</param>
    /// <param name="agreement">Of the alerts; gives the order of bands.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<IReadOnlyList<NamedCount<OutcomeNumbers>>?> Of(
        HandoffDb db,
        ReviewPeriod opened,
        Instant end,
        HandoffAgreement agreement,
        CancellationToken cancel
    )
    {
        object[] values =
        [
            agreement.Id,
            opened.From.ToUnixTimeMilliseconds(),
            opened.To.ToUnixTimeMilliseconds(),
            end.ToUnixTimeMilliseconds(),
        ];
        var known = await Sql.Query(db, KnownSql, row => (Band: row.Text(0), Alerts: row.Long(1)), cancel, values);
        if (known.Count == 0)
        {
            return null;
        }

        var posted = await Sql.Query(db, PostedSql, row => (Band: row.Text(0), Alerts: row.Long(1)), cancel, values);
        var reached = await Sql.Query(
            db,
            ReachedSql,
            row => (Band: row.Text(0), Count: new OutcomeCount(row.Name<LeadOutcome>(1), row.Long(2))),
            cancel,
            values
        );
        return
        [
            .. posted
                .OrderBy(one => Bands.Rank(agreement, one.Band))
                .ThenBy(one => one.Band, StringComparer.Ordinal)
                .Select(one => new NamedCount<OutcomeNumbers>(
                    one.Band,
                    new(
                        one.Alerts,
                        known.Find(other => other.Band == one.Band).Alerts,
                        [.. reached.Where(other => other.Band == one.Band).Select(other => other.Count).OrderBy(count => count.Outcome)]
                    )
                )),
        ];
    }

    private static string Names(IEnumerable<LeadOutcome> outcomes) => string.Join(", ", outcomes.Select(one => $"'{one}'"));
}
