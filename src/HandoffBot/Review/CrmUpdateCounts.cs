using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Review;
using HandoffBot.Store.Context;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Review;

/// <summary>Updates of the CRM, from the history alone. They count in the period in which they happened or were due, for many are due
/// in the week after the one their alert was opened in; those of a contact that was taken back by the period's end count nowhere.</summary>
internal static class CrmUpdateCounts
{
    /// <summary>Those of the period; null when there was none.</summary>
    public static async Task<CrmUpdateNumbers?> In(HandoffDb db, string agreement, ReviewPeriod period, CancellationToken cancel)
    {
        var groups = await Standing(db, agreement, period)
            .GroupBy(one => new { one.Kind, one.IsLate })
            .Select(group => new { group.Key, Count = group.LongCount() })
            .ToListAsync(cancel);
        long Of(AlertFactKind kind, bool isLate) =>
            groups.Where(group => group.Key.Kind == kind && group.Key.IsLate == isLate).Sum(group => group.Count);
        return groups.Count == 0
            ? null
            : new(
                Of(AlertFactKind.CrmUpdated, false),
                Of(AlertFactKind.CrmUpdated, true),
                Of(AlertFactKind.CrmUpdateMissed, false),
                Of(AlertFactKind.CrmUpdateMissedInShadow, false)
            );
    }

    /// <summary>Each of them.</summary>
    public static IQueryable<CrmUpdate> Standing(HandoffDb db, string agreement, ReviewPeriod period)
    {
        var (from, to) = (period.From, period.To);
        return db
            .AlertFacts.Where(f =>
                (
                    f.Kind == AlertFactKind.CrmUpdated
                    || f.Kind == AlertFactKind.CrmUpdateMissed
                    || f.Kind == AlertFactKind.CrmUpdateMissedInShadow
                )
                && f.At >= from
                && f.At < to
                && f.Agreement == agreement
            )
            .Where(f =>
                !db.AlertFacts.Any(later =>
                    later.AlertId == f.AlertId && later.Kind == AlertFactKind.ContactUndone && later.Seq > f.Seq && later.At < to
                )
            )
            .Select(f => new CrmUpdate
            {
                AlertId = f.AlertId,
                At = f.At,
                Kind = f.Kind,
                IsLate = f.Kind == AlertFactKind.CrmUpdated
                    && db.AlertFacts.Any(earlier =>
                        earlier.AlertId == f.AlertId
                        && (earlier.Kind == AlertFactKind.CrmUpdateMissed || earlier.Kind == AlertFactKind.CrmUpdateMissedInShadow)
                        && earlier.Seq < f.Seq
                        && !db.AlertFacts.Any(undone =>
                            undone.AlertId == f.AlertId
                            && undone.Kind == AlertFactKind.ContactUndone
                            && undone.Seq > earlier.Seq
                            && undone.Seq < f.Seq
                        )
                    ),
            });
    }

    /// <summary>An update that happened, or was missed.</summary>
    internal sealed class CrmUpdate
    {
        public required string AlertId { get; init; }

        public required Instant At { get; init; }

        public required AlertFactKind Kind { get; init; }

        /// <summary>Whether it happened after it was due.</summary>
        public required bool IsLate { get; init; }
    }
}
