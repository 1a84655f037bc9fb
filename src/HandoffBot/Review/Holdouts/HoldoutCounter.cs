using HandoffBot.Core.Agreement;
using HandoffBot.Core.Leads;
using HandoffBot.Core.Review;
using HandoffBot.Core.Review.Holdouts;
using HandoffBot.Core.Review.Metrics;
using HandoffBot.Review.Metrics;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Statements;
using NodaTime;

namespace HandoffBot.Review.Holdouts;

/// <summary>Counts a holdout from what was known before a moment.</summary>
internal static class HoldoutCounter
{
    private static readonly string Places = string.Join(", ", OutcomeRows.Order.Select((one, at) => $"{one} AS place_{at}"));

    private static readonly string Closing = string.Join(", ", LeadOutcomes.Closing.Select(one => $"'{one}'"));

    /// <summary>
    /// By side, of how many accounts any outcome stands and how many came to the step {5}. Of an agreement {0} and a holdout {1}, entered
    /// up to {2}; outcomes that happened within {3} milliseconds after that, and were known before {4}. As for alerts, the last of
    /// each step stands, and one close.
    /// </summary>
    internal static string ReachedSql { get; } =
        $$"""
            WITH entered AS (
                SELECT account_key, held_out, entered_at FROM holdout_accounts
                WHERE agreement = {0} AND holdout = {1} AND entered_at <= {2}),
            belonging AS (
                SELECT e.account_key, e.held_out, o.outcome, {{Places}},
                    CASE WHEN o.outcome IN ({{Closing}}) THEN 'closed' ELSE o.outcome END AS step
                FROM entered e JOIN outcomes o ON o.account_key = e.account_key AND o.occurred_at >= e.entered_at
                WHERE o.occurred_at < e.entered_at + {3} AND o.known_at < {4}),
            standing AS (
                SELECT account_key, held_out, outcome FROM (
                    SELECT b.*, ROW_NUMBER() OVER (
                        PARTITION BY account_key, step ORDER BY place_0 DESC, place_1 DESC, place_2 DESC) AS place
                    FROM belonging b) ranked
                WHERE place = 1),
            each AS (
                SELECT account_key, held_out, MAX(CASE {{ConversionCounter.Steps}} ELSE 0 END) AS step
                FROM standing GROUP BY account_key, held_out)
            SELECT held_out, COUNT(*), CAST(SUM(CASE WHEN step >= {5} THEN 1 ELSE 0 END) AS bigint) FROM each GROUP BY held_out
            """;

    /// <summary>What a report of a period says; null where there is no holdout, or its last word was said before.</summary>
    public static async Task<HoldoutNumbers?> In(HandoffDb db, HandoffAgreement agreement, ReviewPeriod period, CancellationToken cancel) =>
        agreement.Holdout is { } holdout
        && await Of(db, agreement, holdout, period.To, cancel) is var numbers
        && period.From < HoldoutAnalysis.LastWord(holdout, agreement.Review.Zone, numbers)
            ? numbers
            : null;

    /// <summary>What is known before a moment.</summary>
    public static async Task<HoldoutNumbers> Of(
        HandoffDb db,
        HandoffAgreement agreement,
        Holdout holdout,
        Instant before,
        CancellationToken cancel
    )
    {
        var (count, end) = (new HoldoutCount(holdout), before.ToUnixTimeMilliseconds());
        await Sql.Each(db, HoldoutRows.EnteredSql, row => count.Add(row.Flag(0), row.Time(1)), cancel, agreement.Id, holdout.Name, end);
        var numbers = count.Numbers;
        if (!(numbers.EnoughAt is { } enough && enough + holdout.Within <= before))
        {
            return numbers;
        }

        var last = enough.ToUnixTimeMilliseconds();
        var sides = await Sql.Query(
            db,
            ReachedSql,
            row => (IsHeldOut: row.Flag(0), Known: row.Long(1), Reached: row.Long(2)),
            cancel,
            agreement.Id,
            holdout.Name,
            last,
            (long)holdout.Within.TotalMilliseconds,
            end,
            (int)Enum.Parse<ConversionStep>(holdout.Outcome.ToString())
        );
        var (heldOut, alerted) = (sides.Find(one => one.IsHeldOut), sides.Find(one => !one.IsHeldOut));
        return numbers with
        {
            Compared = count.Compared,
            Known = new(heldOut.Known, alerted.Known),
            Reached = new(heldOut.Reached, alerted.Reached),
        };
    }
}
