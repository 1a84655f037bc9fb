using HandoffBot.Core.Review;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Review;

/// <summary>Data issues as they stood at the end of a period: those open then, and those answered in it.</summary>
internal static class DataIssueNumbers
{
    /// <summary>By owner, the most first.</summary>
    public static async Task<IReadOnlyList<DataIssueCounts>> In(
        HandoffDb db,
        string agreement,
        ReviewPeriod period,
        CancellationToken cancel
    )
    {
        var to = period.To;
        var groups = await Standing(db, agreement, period)
            .GroupBy(row => new
            {
                row.Owner,
                IsOpen = row.AnsweredAt == null || row.AnsweredAt >= to,
                row.Outcome,
            })
            .Select(group => new { group.Key, Count = group.LongCount() })
            .ToListAsync(cancel);
        return
        [
            .. groups
                .GroupBy(group => (group.Key.Owner, Outcome: group.Key.IsOpen ? null : group.Key.Outcome))
                .Select(same => new DataIssueCounts(same.Key.Owner, same.Key.Outcome, same.Sum(one => one.Count)))
                .OrderByDescending(counts => counts.Count)
                .ThenBy(counts => counts.Owner, StringComparer.Ordinal)
                .ThenBy(counts => counts.Outcome),
        ];
    }

    /// <summary>Each of them.</summary>
    public static IQueryable<DataIssueRow> Standing(HandoffDb db, string agreement, ReviewPeriod period)
    {
        var (from, to) = (period.From, period.To);
        return db.DataIssues.Where(row =>
            row.Agreement == agreement
            && row.OpenedAt < to
            && (row.WithdrawnAt == null || row.WithdrawnAt >= to)
            && (row.AnsweredAt == null || row.AnsweredAt >= from)
        );
    }
}
