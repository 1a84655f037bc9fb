using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Leads;
using HandoffBot.Core.Review;
using HandoffBot.Review.Metrics;
using HandoffBot.Store.Context;
using HandoffBot.Store.Statements;
using NodaTime;

namespace HandoffBot.Review;

/// <summary>
/// Counts what became of the alerts of a period. An outcome belongs to the alert of the account that was the last one opened when it
/// happened, and counts if it was known by then and nothing that was known by then corrects it.
/// </summary>
internal static class OutcomeCounts
{
    /// <summary>Posted alerts by band.</summary>
    internal static string PostedSql { get; } = $"{CohortSql.Posted} SELECT band, COUNT(*) FROM posted GROUP BY band";

    /// <summary>Alerts with any outcome by band.</summary>
    internal static string KnownSql { get; } = $"{CohortSql.Belonging} SELECT band, COUNT(DISTINCT alert_id) FROM belonging GROUP BY band";

    /// <summary>Alerts by band and outcome that stands.</summary>
    internal static string ReachedSql { get; } =
        $"{CohortSql.Standing} SELECT band, outcome, COUNT(*) FROM standing GROUP BY band, outcome";

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
}
