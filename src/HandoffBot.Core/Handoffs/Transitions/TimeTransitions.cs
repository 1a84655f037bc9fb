using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Clocks;
using HandoffBot.Core.Handoffs.Effects;
using HandoffBot.Core.Routing;
using HandoffBot.Core.Time;
using NodaTime;

namespace HandoffBot.Core.Handoffs.Transitions;

/// <summary>What time alone does to an alert: its signals turn stale, its first touch is due, a snooze ends, it expires, a contact
/// becomes final, and an update of the CRM is due.</summary>
internal static class TimeTransitions
{
    internal static AlertTransition Apply(Alert alert, HandoffAgreement agreement, Instant now, Availability? available = null)
    {
        if (!alert.IsLive)
        {
            return AfterContact(alert, agreement, now);
        }

        var (touched, effects) = FirstTouchLadder.Instance.Climb(alert, agreement, now, available);
        return Aged(touched, agreement, now).After(new(touched, effects, null));
    }

    private static AlertTransition AfterContact(Alert alert, HandoffAgreement agreement, Instant now)
    {
        var (climbed, effects) = CrmUpdateLadder.Instance.Climb(alert, agreement, now, null);
        var followed = new AlertTransition(climbed, effects, null);
        if (AlertDeadlines.ContactUndoableUntil(alert) <= now)
        {
            var final = AlertDeadlines.Reschedule(climbed with { NextDueAt = null }, agreement.Freshness, now);
            return new AlertTransition(final, [new HandoffEffect.RedrawCard()], null).After(followed);
        }

        return ReferenceEquals(climbed, alert)
            ? followed
            : followed with
            {
                Alert = AlertDeadlines.Reschedule(climbed, agreement.Freshness, now),
            };
    }

    private static AlertTransition Aged(Alert alert, HandoffAgreement agreement, Instant now)
    {
        if (alert.ExpiresAt <= now)
        {
            var expired = alert with { State = AlertState.Expired, Snoozed = null, ClosedAt = alert.ExpiresAt, NextDueAt = null };
            // When it was due: a host that was down meanwhile notes it later.
            return AlertTransition.With(expired, new AlertFact(AlertFactKind.Expired, alert.ExpiresAt));
        }

        return alert.Snoozed?.Until <= now
            ? Aged(SnoozeTransitions.Returned(alert, now), agreement, now)
            : Aged(AlertTransition.Unchanged(alert), agreement, now);
    }

    private static AlertTransition Aged(AlertTransition before, HandoffAgreement agreement, Instant now)
    {
        var alert = before.Alert;
        var rescheduled = AlertDeadlines.Reschedule(alert, agreement.Freshness, now);
        if (rescheduled.StaleShown > alert.StaleShown)
        {
            var stale = WhyNow.Shown(alert.Signals).Where(s => Freshness.Of(s.ObservedAt, agreement.Freshness, now) is SignalAge.Stale);
            return AlertTransition
                .With(rescheduled, new AlertFact(AlertFactKind.TurnedStale, now, Detail: string.Join(", ", stale.Select(s => s.Label))))
                .After(before);
        }

        return rescheduled.NextDueAt == alert.NextDueAt && rescheduled.StaleShown == alert.StaleShown
            ? before
            : new AlertTransition(rescheduled, [], null).After(before);
    }
}
