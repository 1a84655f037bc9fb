using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Review;
using HandoffBot.Publishing.Messages;
using HandoffBot.Store.Context;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Review;

/// <summary>The flags that stood at the end of a period, from the history alone: taken back later still counts here, taken back earlier
/// does not.</summary>
internal static class FlaggedAlerts
{
    /// <summary>Those clicked in the period, and those clicked before it on alerts of the period <paramref name="before"/>.</summary>
    public static async Task<List<FlaggedAlert>> In(
        HandoffDb db,
        string agreement,
        ReviewPeriod period,
        ReviewPeriod before,
        CancellationToken cancel
    )
    {
        var (from, to, earliest) = (period.From, period.To, before.From);
        var flags = await db
            .AlertFacts.Where(f =>
                f.Agreement == agreement
                && f.Kind == AlertFactKind.Flagged
                && f.At >= earliest
                && f.At < to
                && (f.At >= from || f.OpenedAt >= earliest)
            )
            .Where(f =>
                !db.AlertFacts.Any(u =>
                    u.AlertId == f.AlertId && u.By == f.By && u.Kind == AlertFactKind.FlagUndone && u.Seq > f.Seq && u.At < to
                )
            )
            .OrderBy(f => f.Seq)
            .Select(f => new
            {
                f.AlertId,
                f.By,
                f.At,
                f.OpenedAt,
                f.Band,
                f.Source,
                f.Signals,
                // As CohortAlerts has it.
                IsUnposted = db.Messages.Any(m =>
                    m.Kind == Outbox.AlertKind && m.Subject == f.AlertId && (m.PostedAt == null || m.PostedAt >= to)
                ),
                Reason = db
                    .AlertFacts.Where(r =>
                        r.AlertId == f.AlertId && r.By == f.By && r.Kind == AlertFactKind.ReasonGiven && r.Seq > f.Seq && r.At < to
                    )
                    .OrderByDescending(r => r.Seq)
                    .Select(r => r.Detail)
                    .FirstOrDefault(),
                Late = db.AlertFacts.Any(c =>
                    c.AlertId == f.AlertId && (c.Kind == AlertFactKind.Expired || c.Kind == AlertFactKind.Withdrawn) && c.Seq < f.Seq
                ),
            })
            .ToListAsync(cancel);
        var said = await ReviewLabels.Until(db, agreement, [.. flags.Select(f => f.AlertId).Distinct(StringComparer.Ordinal)], to, cancel);
        return
        [
            .. flags
                .GroupBy(f => f.AlertId, StringComparer.Ordinal)
                .Select(alert => new FlaggedAlert
                {
                    AlertId = alert.Key,
                    Company = "",
                    Band = alert.First().Band,
                    Source = alert.First().Source,
                    Signals = alert.Last().Signals ?? [],
                    Posted = !alert.First().IsUnposted,
                    Cohort =
                        alert.First().OpenedAt >= from ? Cohort.Period
                        : alert.First().OpenedAt >= earliest ? Cohort.Before
                        : Cohort.Earlier,
                    Verdict = FlagVerdicts.Of(said(alert.Key)),
                    Flags = [.. alert.Select(f => new Flag(f.By ?? "", f.At, f.Reason, AfterClose: f.Late))],
                }),
        ];
    }
}
