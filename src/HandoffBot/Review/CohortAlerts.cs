using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Review;
using HandoffBot.Publishing.Messages;
using HandoffBot.Store.Context;
using NodaTime;

namespace HandoffBot.Review;

/// <summary>An alert and how it stood at a moment.</summary>
internal sealed class CohortAlert
{
    public required string AlertId { get; init; }

    public required Instant OpenedAt { get; init; }

    public required string? Band { get; init; }

    /// <summary>State, first touch, claim and posting in one number: the database sorts every alert by what it groups by, and few columns
    /// sort faster.</summary>
    public required int Code { get; init; }
}

/// <summary>The alerts opened in a period as they stood at a later moment, from the history alone.</summary>
internal static class CohortAlerts
{
    // An alert's last contact, or its taking back, by the order of the history: odd when the lead stays contacted. So too its claim.
    private const int Stands = 2;

    /// <summary>Each of them.</summary>
    public static IQueryable<CohortAlert> Of(HandoffDb db, string agreement, ReviewPeriod opened, Instant end)
    {
        var (from, to) = (opened.From, opened.To);
        var unposted = db
            .Messages.Where(m =>
                m.CreatedAt >= from && m.CreatedAt < to && (m.PostedAt == null || m.PostedAt >= end) && m.Kind == Outbox.AlertKind
            )
            .Select(m => m.Subject);
        return db
            .AlertFacts.Where(f => f.Agreement == agreement && f.OpenedAt >= from && f.OpenedAt < to && f.At < end)
            .GroupBy(f => new { f.OpenedAt, f.AlertId })
            .Select(facts => new
            {
                facts.Key.AlertId,
                facts.Key.OpenedAt,
                Band = facts.Max(f => f.Kind == AlertFactKind.Opened ? f.Band : null),
                Contact = facts.Max(f =>
                    f.Kind == AlertFactKind.Contacted ? (Stands * f.Seq) + 1
                    : f.Kind == AlertFactKind.ContactUndone ? Stands * f.Seq
                    : 0
                ),
                Claim = facts.Max(f =>
                    f.Kind == AlertFactKind.Claimed || f.Kind == AlertFactKind.TakenOver ? (Stands * f.Seq) + 1
                    : f.Kind == AlertFactKind.Released ? Stands * f.Seq
                    : 0
                ),
                Missed = facts.Max(f =>
                    f.Kind == AlertFactKind.FirstTouchMissed ? (int)FirstTouchBreach.Yes
                    : f.Kind == AlertFactKind.FirstTouchMissedInShadow ? (int)FirstTouchBreach.InShadow
                    : 0
                ),
                End = facts.Max(f =>
                    f.Kind == AlertFactKind.Expired ? (int)AlertState.Expired
                    : f.Kind == AlertFactKind.Withdrawn ? (int)AlertState.Withdrawn
                    : 0
                ),
            })
            .Select(a => new CohortAlert
            {
                AlertId = a.AlertId,
                OpenedAt = a.OpenedAt,
                Band = a.Band,
                Code = (16 * (a.Contact % Stands == 1 ? (int)AlertState.Contacted : a.End))
                    + (4 * a.Missed)
                    + (a.Claim % Stands == 1 ? 2 : 0)
                    + (unposted.Contains(a.AlertId) ? 1 : 0),
            });
    }

    /// <summary>So many alerts of that band and <see cref="CohortAlert.Code"/>.</summary>
    public static AlertCounts Read(string? band, int code, long count)
    {
        var (end, claimed) = ((AlertState)(code / 16), code / 2 % 2 == 1);
        return new AlertCounts
        {
            Band = band ?? "",
            Posted = code % 2 == 0,
            State = claimed && end == AlertState.Open ? AlertState.Claimed : end,
            Claimed = claimed,
            Missed = (FirstTouchBreach)(code / 4 % 4),
            Count = count,
        };
    }
}
