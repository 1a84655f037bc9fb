using HandoffBot.Core.Review.Misses;
using HandoffBot.Store.Context;
using HandoffBot.Store.Mapping;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Statements;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Store.Claims;

/// <summary>What people reported as missed.</summary>
public static class MissReportStore
{
    internal static readonly string ByIdSql = $"{ReviewTables.Misses.Select} WHERE report_id = {{0}} ORDER BY seq DESC LIMIT 1";

    internal static readonly string ByEventSql = $"{ReviewTables.Misses.Select} WHERE event_id = {{0}} ORDER BY seq";

    /// <summary>Of an agreement <c>{0}</c>, reported from <c>{1}</c> before <c>{2}</c>, as they stood before <c>{2}</c>.</summary>
    internal static readonly string InPeriodSql =
        $"{ReviewTables.Misses.Select} "
        + "WHERE agreement = {0} AND reported_at >= {1} AND reported_at < {2} AND at < {2} ORDER BY seq";

    // As In reads them: of each report the last word before {2}.
    private const string Standing = """
        said AS (
            SELECT seq, event_id, reported_at, reason, is_taken_back,
                ROW_NUMBER() OVER (PARTITION BY report_id ORDER BY seq DESC) AS place
            FROM miss_reports WHERE agreement = {0} AND reported_at >= {1} AND reported_at < {2} AND at < {2}),
        standing AS (SELECT seq, event_id, reported_at, reason FROM said WHERE place = 1 AND NOT is_taken_back)
        """;

    /// <summary>How many reports gave a reason, and how many decisions all are about; values as <see cref="InPeriodSql"/>.</summary>
    internal const string CountsSql = $"""
        WITH {Standing}
        SELECT reason, COUNT(*), (SELECT COUNT(DISTINCT event_id) FROM standing) FROM standing GROUP BY reason
        """;

    /// <summary>The decisions in the order in which they were first reported; values as <see cref="InPeriodSql"/>.</summary>
    internal const string DecisionsSql = $"""
        WITH {Standing},
        first AS (
            SELECT event_id, reported_at, seq, ROW_NUMBER() OVER (PARTITION BY event_id ORDER BY reported_at, seq) AS place FROM standing)
        SELECT event_id FROM first WHERE place = 1 ORDER BY reported_at, seq
        """;

    /// <summary>The last of a report; null for none.</summary>
    public static Task<MissReportRow?> Last(HandoffDb db, string reportId, CancellationToken cancel) =>
        Sql.First(db, ByIdSql, ReviewTables.Misses.Read, cancel, reportId);

    /// <summary>Those that stand about a decision now, in the order in which they were last changed.</summary>
    public static async Task<IReadOnlyList<MissReportRow>> About(HandoffDb db, string eventId, CancellationToken cancel) =>
        LastOfEach(await Sql.Query(db, ByEventSql, ReviewTables.Misses.Read, cancel, eventId));

    /// <summary>Those that were made in a period and stood at its end.</summary>
    public static async Task<IReadOnlyList<MissReportRow>> In(
        HandoffDb db,
        string agreement,
        Instant from,
        Instant to,
        CancellationToken cancel
    ) => LastOfEach(await Sql.Query(db, InPeriodSql, ReviewTables.Misses.Read, cancel, Values(agreement, from, to)));

    /// <summary>How many decisions those are about, and how many reports there are of each reason.</summary>
    public static async Task<(long Decisions, IReadOnlyList<(MissReason? Reason, long Reports)> ByReason)> Counts(
        HandoffDb db,
        string agreement,
        Instant from,
        Instant to,
        CancellationToken cancel
    )
    {
        var decisions = 0L;
        var byReason = await Sql.Query(
            db,
            CountsSql,
            row =>
            {
                decisions = row.Long(2);
                return (row.NameOrNull<MissReason>(0), row.Long(1));
            },
            cancel,
            Values(agreement, from, to)
        );
        return (decisions, byReason);
    }

    /// <summary>Hands on the decisions that those are about, each once, in the order in which they were first reported.</summary>
    public static Task Decisions(
        HandoffDb db,
        string agreement,
        Instant from,
        Instant to,
        Action<string> take,
        CancellationToken cancel
    ) => Sql.Each(db, DecisionsSql, row => take(row.Text(0)), cancel, Values(agreement, from, to));

    /// <summary>Appends what was said.</summary>
    public static Task Append(HandoffDb db, MissReportRow report, CancellationToken cancel) => BulkWriter.Insert(db, [report], cancel);

    private static object[] Values(string agreement, Instant from, Instant to) =>
        [agreement, from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds()];

    private static List<MissReportRow> LastOfEach(IEnumerable<MissReportRow> rows) =>
        [
            .. rows.GroupBy(row => row.ReportId, StringComparer.Ordinal)
                .Select(of => of.Last())
                .Where(row => !row.IsTakenBack)
                .OrderBy(row => row.Seq),
        ];
}
