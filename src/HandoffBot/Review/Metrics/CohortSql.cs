using HandoffBot.Core.Agreement;
using HandoffBot.Core.Leads;
using HandoffBot.Publishing.Messages;
using HandoffBot.Store.Rows;
using NodaTime;

namespace HandoffBot.Review.Metrics;

/// <summary>
/// SQL of the alerts that metrics count, and of what became of them. Its values are {0} agreement, {1} and {2} opened from and before, {3}
/// known before. Written by hand: the planner is to walk from the alerts to the outcomes of their accounts, which are few.
/// </summary>
internal static class CohortSql
{
    private static string Places => string.Join(", ", OutcomeRows.Order.Select((one, at) => $"{one} AS place_{at}"));

    /// <summary><c>posted</c>: the alerts that Slack showed.</summary>
    public static string Posted { get; } =
        $$"""
            WITH posted AS (
                SELECT f.alert_id, f.band, f.source, f.score, f.opened_at, a.account_key
                FROM alert_facts f JOIN alerts a ON a.id = f.alert_id
                JOIN messages m ON m.kind = '{{Outbox.AlertKind}}' AND m.subject = f.alert_id
                WHERE f.agreement = {0} AND f.opened_at >= {1} AND f.opened_at < {2} AND f.kind = 'Opened' AND m.posted_at < {3})
            """;

    /// <summary><see cref="Posted"/>, and <c>belonging</c>: their outcomes, also those that another corrects.</summary>
    public static string Belonging { get; } = BelongingBefore("{3}", "{3}");

    /// <summary><see cref="Belonging"/>, and <c>standing</c>: those that no other corrects.</summary>
    public static string Standing { get; } = StandingOf(Belonging);

    /// <summary><see cref="Standing"/> of what happened and was known so many days after the alert <c>p</c>, whenever that was.</summary>
    /// <param name="happened">Within how many days it happened.</param>
    /// <param name="known">Within how many it was known.</param>
    public static string StandingWithin(int happened, int known) =>
        StandingOf(BelongingBefore($"p.opened_at + {Milliseconds(happened)}", $"p.opened_at + {Milliseconds(known)}"));

    private static string BelongingBefore(string happened, string known) =>
        $$"""
            {{Posted}},
            belonging AS (
                SELECT p.alert_id, p.band, p.source, p.opened_at, o.outcome, o.occurred_at, o.amount, o.currency, {{Places}},
                    CASE WHEN o.outcome IN ({{Names(LeadOutcomes.Closing)}}) THEN 'closed' ELSE o.outcome END AS step
                FROM posted p JOIN outcomes o ON o.account_key = p.account_key AND o.occurred_at >= p.opened_at
                WHERE o.occurred_at < {{happened}} AND o.known_at < {{known}}
                    AND NOT EXISTS (
                        SELECT 1 FROM alerts later WHERE later.account_key = p.account_key AND later.agreement = {0}
                            AND later.opened_at > p.opened_at AND later.opened_at <= o.occurred_at))
            """;

    private static string StandingOf(string belonging) =>
        $$"""
            {{belonging}},
            standing AS (
                SELECT alert_id, band, source, opened_at, outcome, occurred_at, amount, currency FROM (
                    SELECT b.*, ROW_NUMBER() OVER (
                        PARTITION BY alert_id, step ORDER BY place_0 DESC, place_1 DESC, place_2 DESC) AS place
                    FROM belonging b) ranked
                WHERE place = 1)
            """;

    /// <summary>The part <c>worked</c>: what the history of each alert tells, posted or not, in one walk along an index. A contact that was
    /// taken back by then, by the order of the history, is none: <c>contact</c> is odd where one stands.</summary>
    public const string Worked = """
        worked AS (
            SELECT alert_id, opened_at,
                MAX(CASE WHEN kind = 'Opened' THEN band END) AS band,
                MAX(CASE kind WHEN 'Contacted' THEN 2 * seq + 1 WHEN 'ContactUndone' THEN 2 * seq ELSE 0 END) AS contact,
                MAX(CASE WHEN kind = 'Contacted' THEN at END) AS contacted_at,
                MAX(CASE WHEN kind = 'NotMine' THEN 1 ELSE 0 END) AS not_mine
            FROM alert_facts
            WHERE agreement = {0} AND opened_at >= {1} AND opened_at < {2} AND at < {3}
            GROUP BY opened_at, alert_id)
        """;

    /// <summary>The values of the statements.</summary>
    /// <param name="agreement">Of the alerts.</param>
    /// <param name="opened">When they were opened.</param>
    /// <param name="end">What was known before counts.</param>
    public static object?[] Values(HandoffAgreement agreement, (Instant From, Instant To) opened, Instant end) =>
        [
            agreement.Id,
            opened.From.ToUnixTimeMilliseconds(),
            opened.To.ToUnixTimeMilliseconds(),
            end.ToUnixTimeMilliseconds(),
        ];

    private static long Milliseconds(int days) => (long)Duration.FromDays(days).TotalMilliseconds;

    private static string Names(IEnumerable<LeadOutcome> outcomes) => string.Join(", ", outcomes.Select(one => $"'{one}'"));
}
