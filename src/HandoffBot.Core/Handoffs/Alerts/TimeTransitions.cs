using HandoffBot.Core.Agreement;
using HandoffBot.Core.Time;
using NodaTime;

namespace HandoffBot.Core.Handoffs.Alerts;

/// <summary>What time alone does to an alert: its signals turn stale, it expires, and a contact becomes final.</summary>
internal static class TimeTransitions
{
    internal static Advanced Pass(Alert alert, HandoffAgreement agreement, Instant now)
    {
        if (AlertDeadlines.ContactUndoableUntil(alert) <= now)
        {
            return new Advanced(alert with { NextDueAt = null }, [], null) { UndoEnded = true };
        }

        if (!alert.IsLive)
        {
            return Unchanged(alert);
        }

        if (alert.ExpiresAt <= now)
        {
            var expired = alert with { State = AlertState.Expired, ClosedAt = alert.ExpiresAt, NextDueAt = null };
            return new Advanced(expired, [new AlertFact(AlertFactKind.Expired, now)], null);
        }

        var recounted = AlertDeadlines.Recount(alert, agreement.Freshness, now);
        if (recounted.StaleShown > alert.StaleShown)
        {
            var stale = WhyNow.Shown(alert.Signals).Where(s => Freshness.Of(s.ObservedAt, agreement.Freshness, now) is SignalAge.Stale);
            return new Advanced(
                recounted,
                [new AlertFact(AlertFactKind.TurnedStale, now, Detail: string.Join(", ", stale.Select(s => s.Label)))],
                null
            );
        }

        return recounted.NextDueAt == alert.NextDueAt && recounted.StaleShown == alert.StaleShown
            ? Unchanged(alert)
            : new Advanced(recounted, [], null);
    }

    private static Advanced Unchanged(Alert alert) => new(alert, [], null);
}
