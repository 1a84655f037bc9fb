using HandoffBot.Core.Review;
using HandoffBot.Core.Review.Misses;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;

namespace HandoffBot.Review;

/// <summary>Leads that raised no alert and that people reported as missed.</summary>
internal static class ReportedMisses
{
    private const int MostReports = 5;

    /// <summary>What was reported in a period, as it stood at its end; null where nothing was.</summary>
    public static async Task<MissNumbers?> Numbers(HandoffDb db, string agreement, ReviewPeriod period, CancellationToken cancel)
    {
        var (decisions, byReason) = await MissReportStore.Counts(db, agreement, period.From, period.To, cancel);
        return decisions == 0
            ? null
            : new(
                decisions,
                [
                    .. byReason
                        .Select(same => new MissReasonCount(same.Reason, same.Reports))
                        .OrderByDescending(same => same.Count)
                        .ThenBy(same => same.Reason is null)
                        .ThenBy(same => same.Reason),
                ]
            );
    }

    /// <summary>The decisions that reports are about, in the order in which they were first reported.</summary>
    public static IEnumerable<string> Decisions(IEnumerable<MissReportRow> reports) =>
        reports.OrderBy(report => report.ReportedAt).Select(report => report.EventId).Distinct(StringComparer.Ordinal);

    /// <summary>A line for the digest.</summary>
    public static Markup Line(MissNumbers missed)
    {
        var reasons = missed.ByReason.Select(one => (Markup)$"{Markup.Escape(MissRules.Words(one.Reason))} {one.Count}");
        return $"*Reported as missed:* {missed.Leads} {(missed.Leads == 1 ? (Markup)$"lead" : $"leads")} that raised no alert "
            + $"({Markup.Join($", ", reasons)})";
    }

    /// <summary>Who reported a case and why.</summary>
    public static IEnumerable<Markup> Lines(IReadOnlyList<MissReportRow> reports)
    {
        foreach (var report in reports.Take(MostReports))
        {
            yield return $"Reported as missed by {PersonText.Mention(report.By)}: {Markup.Escape(MissRules.Words(report.Reason))}";
        }

        if (reports.Count > MostReports)
        {
            yield return $"… and by {reports.Count - MostReports} more";
        }
    }
}
