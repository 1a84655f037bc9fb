using System.Globalization;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Leads;
using HandoffBot.Core.Review.Drift;
using HandoffBot.Store.Context;
using HandoffBot.Store.Statements;
using NodaTime;

namespace HandoffBot.Review.Metrics;

/// <summary>Reads what <see cref="DriftNumbers"/> are made of, as it was known at a moment: groups of alerts and of accounts that are
/// alike, so many at most however many there are.</summary>
internal static class DriftCounter
{
    private const int NamedSignals = 9;

    private static readonly string Meetings = string.Join(
        ", ",
        new[] { LeadOutcome.Meeting, LeadOutcome.Opportunity, LeadOutcome.Won }.Select(one => $"'{one}'")
    );

    private static readonly string Each = $$"""
        {{CohortSql.StandingWithin(DriftWindow.MeetingDays, DriftWindow.KnownDays)}},
        told AS (
            SELECT alert_id, band, opened_at, score, 0 AS met FROM posted
            UNION ALL SELECT alert_id, NULL, NULL, NULL, 1 FROM standing WHERE outcome IN ({{Meetings}})),
        each AS (
            SELECT alert_id, MAX(band) AS band, (MAX(opened_at) - {1}) / {{(long)Duration.FromDays(7).TotalMilliseconds}} AS week,
                MAX(opened_at) AS opened_at,
                MAX(score) AS score, MAX(met) AS met
            FROM told GROUP BY alert_id)
        """;

    // Each account counts once on a side, by its last score there: a sender that scores some accounts hourly sways nothing.
    private const string Scored = """
        WITH decided AS (
            SELECT 1 AS is_now, account_key, score, signal, decided_at, event_id FROM decisions
            WHERE agreement = {0} AND decided_at >= {3} AND decided_at < {4} AND score_event_id IS NULL AND score IS NOT NULL
            UNION ALL SELECT 0, account_key, score, signal, decided_at, event_id FROM decisions
            WHERE agreement = {0} AND decided_at >= {1} AND decided_at < {2} AND score_event_id IS NULL AND score IS NOT NULL),
        placed AS (
            SELECT is_now, score, COALESCE(signal, '') AS signal,
                ROW_NUMBER() OVER (PARTITION BY is_now, account_key ORDER BY decided_at DESC, event_id DESC) AS place
            FROM decided),
        last AS (SELECT is_now, score, signal FROM placed WHERE place = 1),
        signals AS (SELECT is_now, signal, COUNT(*) AS accounts FROM last GROUP BY is_now, signal),
        summed AS (SELECT signals.*, SUM(accounts) OVER (PARTITION BY signal) AS of_signal FROM signals),
        ranked AS (SELECT summed.*, DENSE_RANK() OVER (ORDER BY of_signal DESC, signal) AS rank FROM summed)
        """;

    /// <summary>When the first event of an agreement was decided.</summary>
    internal const string FirstSql = "SELECT decided_at FROM decisions WHERE agreement = {0} ORDER BY decided_at LIMIT 1";

    /// <summary>Each alert, newest first.</summary>
    internal static string EachSql(ScoreBins bins) =>
        $"{Each} SELECT alert_id, band, week, {Bin(bins)} AS bin, met FROM each ORDER BY opened_at DESC, alert_id";

    /// <summary>Alerts by band, week and bin of the score.</summary>
    internal static string AlertsSql(ScoreBins bins) =>
        $$"""
            {{Each}},
            binned AS (SELECT band, week, {{Bin(bins)}} AS bin, met FROM each)
            SELECT band, week, bin, COUNT(*), SUM(met) FROM binned GROUP BY band, week, bin
            """;

    /// <summary>Accounts by bin of the score, and by signal.</summary>
    internal static string ScoredSql(ScoreBins bins) =>
        $$"""
            {{Scored}},
            binned AS (SELECT is_now, {{Bin(bins)}} AS bin FROM last),
            named AS (SELECT is_now, CASE WHEN rank <= {{NamedSignals}} THEN signal END AS signal, accounts FROM ranked)
            SELECT is_now, bin, NULL AS signal, COUNT(*) AS accounts FROM binned GROUP BY is_now, bin
            UNION ALL SELECT is_now, NULL, signal, CAST(SUM(accounts) AS bigint) FROM named GROUP BY is_now, signal
            """;

    /// <summary>As known before a moment; null where there is nothing to tell of yet.</summary>
    public static async Task<DriftNumbers?> Of(HandoffDb db, HandoffAgreement agreement, Instant end, CancellationToken cancel)
    {
        var bins = ScoreBins.Of(agreement);
        var alerts = await Sql.Query(
            db,
            AlertsSql(bins),
            row => new DriftCounts(row.Text(0), row.Number(1), row.NumberOrNull(2), row.Long(3), row.Long(4)),
            cancel,
            Values(agreement, end)
        );
        return DriftNumbers.Of(agreement, end, alerts, await Accounts(db, agreement, end, bins, cancel));
    }

    /// <summary>The values of the statements about alerts.</summary>
    internal static object?[] Values(HandoffAgreement agreement, Instant end) =>
        CohortSql.Values(agreement, (DriftWindow.Before(end).From, DriftWindow.Now(end).To), end);

    private static async Task<List<ScoredCounts>> Accounts(
        HandoffDb db,
        HandoffAgreement agreement,
        Instant end,
        ScoreBins bins,
        CancellationToken cancel
    )
    {
        var first = await Sql.Query(db, FirstSql, row => row.Time(0), cancel, agreement.Id);
        if (first is not [var from] || DriftWindow.ScoredBefore(end, from) is not { } before)
        {
            return [];
        }

        var now = DriftWindow.Scored(end);
        return await Sql.Query(
            db,
            ScoredSql(bins),
            row => new ScoredCounts(row.Number(0) == 1, row.NumberOrNull(1), row.TextOrNull(2), row.Long(3)),
            cancel,
            agreement.Id,
            before.From.ToUnixTimeMilliseconds(),
            before.To.ToUnixTimeMilliseconds(),
            now.From.ToUnixTimeMilliseconds(),
            now.To.ToUnixTimeMilliseconds()
        );
    }

    // Written out, for the databases do not round alike: bin 0 lies below the first cut.
    private static string Bin(ScoreBins bins)
    {
        var cases = bins.Cuts.Select((cut, bin) => string.Create(CultureInfo.InvariantCulture, $"WHEN score < {cut} THEN {bin}"));
        return $"CASE WHEN score IS NULL THEN NULL {string.Join(' ', cases)} ELSE {bins.Cuts.Count} END";
    }
}
