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

    /// <summary>The last of a report; null for none.</summary>
    public static Task<MissReportRow?> Last(HandoffDb db, string reportId, CancellationToken cancel) =>
        Sql.First(db, ByIdSql, ReviewTables.Misses.Read, cancel, reportId);

    /// <summary>Those that stand about a decision now, in the order in which they were last changed.</summary>
    public static async Task<IReadOnlyList<MissReportRow>> About(HandoffDb db, string eventId, CancellationToken cancel) =>
        Standing(await Sql.Query(db, ByEventSql, ReviewTables.Misses.Read, cancel, eventId));

    /// <summary>Those that were made in a period and stood at its end.</summary>
    public static async Task<IReadOnlyList<MissReportRow>> In(
        HandoffDb db,
        string agreement,
        Instant from,
        Instant to,
        CancellationToken cancel
    ) =>
        Standing(
            await Sql.Query(
                db,
                InPeriodSql,
                ReviewTables.Misses.Read,
                cancel,
                agreement,
                from.ToUnixTimeMilliseconds(),
                to.ToUnixTimeMilliseconds()
            )
        );

    /// <summary>Appends what was said.</summary>
    public static Task Append(HandoffDb db, MissReportRow report, CancellationToken cancel) => BulkWriter.Insert(db, [report], cancel);

    private static List<MissReportRow> Standing(IEnumerable<MissReportRow> rows) =>
        [
            .. rows.GroupBy(row => row.ReportId, StringComparer.Ordinal)
                .Select(of => of.Last())
                .Where(row => !row.IsTakenBack)
                .OrderBy(row => row.Seq),
        ];
}
