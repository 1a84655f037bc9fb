using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Effects;
using HandoffBot.Core.Routing;
using NodaTime;

namespace HandoffBot.Core.Handoffs.Clocks;

/// <summary>
/// What a clock does when its time comes: it reminds, notes the breach, and climbs the escalation, each step once and at its own
/// working time after the breach. What the clock is about, and what a step of it does, is the part of each kind of clock.
/// </summary>
internal abstract class EscalationLadder
{
    /// <summary>Everything that has come due, in order; the alert is the same instance when nothing has.</summary>
    /// <param name="alert">As it stands.</param>
    /// <param name="agreement">The agreement it belongs to.</param>
    /// <param name="now">The current moment. What comes due after <see cref="Last"/> does not count.</param>
    /// <param name="available">Who can take a lead; null when that is not known, and a change of owner waits.</param>
    internal (Alert Alert, IReadOnlyList<HandoffEffect> Effects) Climb(
        Alert alert,
        HandoffAgreement agreement,
        Instant now,
        Availability? available
    )
    {
        var effects = new List<HandoffEffect>();
        var last = Last(alert, now);
        while (ClockOf(alert) is { NextAt: { } at } clock && at <= last)
        {
            var situation = new EscalationContext(alert, clock, agreement, now, available, effects);
            if (clock.BreachedAt is null)
            {
                alert = clock.DueAt <= at ? Breach(situation) : Reminded(situation);
                continue;
            }

            var steps = Steps(alert, agreement);
            if (clock.StepsDone < steps.Count)
            {
                if (Take(steps[clock.StepsDone], situation) is not { } taken)
                {
                    break;
                }

                alert = taken;
            }

            var done = ClockOf(alert) ?? clock;
            alert = With(alert, Scheduled(alert, agreement, done with { StepsDone = clock.StepsDone + 1 }));
        }

        // The card is redrawn once for all of it.
        return effects.RemoveAll(effect => effect is HandoffEffect.RedrawCard) == 0
            ? (alert, effects)
            : (alert, [.. effects, new HandoffEffect.RedrawCard()]);
    }

    /// <summary>The clock; null where the alert has none that runs.</summary>
    protected abstract SlaClock? ClockOf(Alert alert);

    /// <summary>The alert with the clock as it is now.</summary>
    protected abstract Alert With(Alert alert, SlaClock clock);

    /// <summary>What follows a breach, in the order of their times.</summary>
    protected abstract IReadOnlyList<EscalationStep> Steps(Alert alert, HandoffAgreement agreement);

    /// <summary>The facts that a breach is.</summary>
    protected abstract (AlertFactKind Missed, AlertFactKind InShadow) Breaches { get; }

    /// <summary>What came due at or before this moment counts, and nothing after it.</summary>
    protected virtual Instant Last(Alert alert, Instant now) => now;

    /// <summary>Reminds of what is due soon, with the clock as it was.</summary>
    protected virtual void Remind(EscalationContext s) { }

    /// <summary>Takes a step; null where it has to wait.</summary>
    protected abstract Alert? Take(EscalationStep step, EscalationContext s);

    /// <summary>The clock with its next moments worked out.</summary>
    protected SlaClock Scheduled(Alert alert, HandoffAgreement agreement, SlaClock clock) =>
        SlaClocks.Scheduled(clock, agreement, Steps(alert, agreement));

    private Alert Reminded(EscalationContext s)
    {
        Remind(s);
        return With(s.Alert, Scheduled(s.Alert, s.Agreement, s.Clock with { RemindedAt = s.Now }));
    }

    private Alert Breach(EscalationContext s)
    {
        var (due, enforced) = (s.Clock.DueAt ?? s.Now, SlaClocks.IsEnforced(s.Agreement, s.Alert, s.Now));
        // When it was due, whenever that is noted.
        s.Record(enforced ? Breaches.Missed : Breaches.InShadow, due, $"due {SlaClocks.Text(s.Clock, s.Agreement, due)}");
        if (enforced)
        {
            s.Effects.Add(new HandoffEffect.RedrawCard());
        }

        return With(s.Alert, Scheduled(s.Alert, s.Agreement, s.Clock with { BreachedAt = due, IsShadow = !enforced }));
    }

    /// <summary>A moment at which a clock does something.</summary>
    /// <param name="Alert">The alert.</param>
    /// <param name="Clock">Its clock.</param>
    /// <param name="Agreement">The agreement it belongs to.</param>
    /// <param name="Now">The current moment.</param>
    /// <param name="Available">Who can take a lead; null when that is not known.</param>
    /// <param name="Effects">What follows, to be added to.</param>
    protected sealed record EscalationContext(
        Alert Alert,
        SlaClock Clock,
        HandoffAgreement Agreement,
        Instant Now,
        Availability? Available,
        List<HandoffEffect> Effects
    )
    {
        /// <summary>Adds a fact that is now.</summary>
        internal void Record(AlertFactKind kind, string? detail = null) => Record(kind, Now, detail);

        /// <summary>Adds a fact of another moment.</summary>
        internal void Record(AlertFactKind kind, Instant at, string? detail) =>
            Effects.Add(new HandoffEffect.RecordFact(new AlertFact(kind, at, Detail: detail)));
    }
}
