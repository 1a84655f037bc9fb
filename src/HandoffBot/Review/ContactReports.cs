using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Review;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Review;

/// <summary>What was told after first contacts, from the history alone: told again, or the contact taken back, before the period's
/// end counts; later does not.</summary>
internal static class ContactReports
{
    /// <summary>Of the alerts opened in the period; null when nothing was told.</summary>
    public static async Task<ContactReportNumbers?> In(HandoffDb db, string agreement, ReviewPeriod period, CancellationToken cancel)
    {
        var groups = await Standing(db, agreement, period)
            .GroupBy(f => f.Detail!)
            .Select(group => new { Words = group.Key, Count = group.LongCount() })
            .ToListAsync(cancel);
        return ContactReportNumbers.Of([.. groups.Select(group => (group.Words, group.Count))]);
    }

    /// <summary>The last of each alert.</summary>
    public static IQueryable<AlertFactRow> Standing(HandoffDb db, string agreement, ReviewPeriod period)
    {
        var (from, to) = (period.From, period.To);
        return db
            .AlertFacts.Where(f =>
                f.Kind == AlertFactKind.ContactReported
                && f.At >= from
                && f.At < to
                && f.Agreement == agreement
                && f.OpenedAt >= from
                && f.OpenedAt < to
                && f.Detail != null
            )
            .Where(f =>
                !db.AlertFacts.Any(later =>
                    later.AlertId == f.AlertId
                    && (later.Kind == AlertFactKind.ContactReported || later.Kind == AlertFactKind.ContactUndone)
                    && later.Seq > f.Seq
                    && later.At < to
                )
            );
    }
}
