using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Authority;
using HandoffBot.Core.Handoffs.Effects;
using HandoffBot.Core.Routing;
using NodaTime;

namespace HandoffBot.Core.Handoffs.Clocks;

/// <summary>What a first-touch clock does when its time comes: it reminds, notes the breach, and climbs the escalation.</summary>
internal static class FirstTouchEscalation
{
    /// <summary>Everything that has come due, in order; the alert is the same instance when nothing has.</summary>
    /// <param name="alert">A live alert.</param>
    /// <param name="agreement">The agreement it belongs to.</param>
    /// <param name="now">The current moment. What came due at or before the alert's expiry counts, and nothing after it.</param>
    /// <param name="available">Who can take a lead; null when that is not known, and a change of owner waits.</param>
    internal static (Alert Alert, IReadOnlyList<HandoffEffect> Effects) Apply(
        Alert alert,
        HandoffAgreement agreement,
        Instant now,
        Availability? available
    )
    {
        var effects = new List<HandoffEffect>();
        var last = now < alert.ExpiresAt ? now : alert.ExpiresAt;
        while (alert.Clock is { NextAt: { } at } clock && at <= last)
        {
            if (clock.BreachedAt is null)
            {
                alert = clock.DueAt <= at ? Breach(alert, clock, agreement, now, effects) : Remind(alert, clock, agreement, now, effects);
                continue;
            }

            var steps = FirstTouch.Steps(agreement);
            if (clock.StepsDone < steps.Count && steps[clock.StepsDone].To == EscalationStep.Reassign && now < alert.ExpiresAt)
            {
                if (available is null)
                {
                    break;
                }

                alert = Reassign(alert, clock, agreement, now, available, effects);
            }
            else if (clock.StepsDone < steps.Count && steps[clock.StepsDone].To == EscalationStep.Managers)
            {
                effects.AddRange([Fact(AlertFactKind.Escalated, now, "managers"), new HandoffEffect.NotifyManagers()]);
                alert = WithStepDone(alert, clock, agreement);
            }
            else
            {
                alert = WithStepDone(alert, clock, agreement);
            }
        }

        // The card is redrawn once for all of it.
        return effects.RemoveAll(effect => effect is HandoffEffect.RedrawCard) == 0
            ? (alert, effects)
            : (alert, [.. effects, new HandoffEffect.RedrawCard()]);
    }

    private static Alert Remind(Alert alert, FirstTouchClock clock, HandoffAgreement agreement, Instant now, List<HandoffEffect> effects)
    {
        // A reminder that comes too late to act on says nothing that the breach does not say.
        if (FirstTouch.IsEnforced(agreement, alert, now) && clock.DueAt is { } due && due > now && alert.ExpiresAt > now)
        {
            effects.Add(Fact(AlertFactKind.FirstTouchReminded, now, $"due {FirstTouch.Text(clock, agreement, due)}"));
            effects.Add(FirstTouchNotices.Reminder(alert, clock, agreement, due, now));
        }

        return alert with { Clock = FirstTouch.Scheduled(clock with { RemindedAt = now }, agreement) };
    }

    private static Alert Breach(Alert alert, FirstTouchClock clock, HandoffAgreement agreement, Instant now, List<HandoffEffect> effects)
    {
        var (due, enforced) = (clock.DueAt ?? now, FirstTouch.IsEnforced(agreement, alert, now));
        effects.Add(
            Fact(
                enforced ? AlertFactKind.FirstTouchMissed : AlertFactKind.FirstTouchMissedInShadow,
                now,
                $"due {FirstTouch.Text(clock, agreement, due)}"
            )
        );
        if (enforced)
        {
            effects.Add(new HandoffEffect.RedrawCard());
        }

        return alert with { Clock = FirstTouch.Scheduled(clock with { BreachedAt = due, IsShadow = !enforced }, agreement) };
    }

    private static Alert Reassign(
        Alert alert,
        FirstTouchClock clock,
        HandoffAgreement agreement,
        Instant now,
        Availability available,
        List<HandoffEffect> effects
    )
    {
        var next = ScoreAuthority.Allows(agreement, Behaviour.Routing, alert, now)
            ? EscalationAssignee.Of(alert, clock, agreement, available)
            : null;
        if (next is null)
        {
            // Somebody has to know that the step led nowhere.
            var because = ScoreAuthority.Allows(agreement, Behaviour.Routing, alert, now)
                ? "nobody is left whom the lead could go to"
                : "the agreement does not let anybody be assigned yet";
            effects.AddRange([Fact(AlertFactKind.Escalated, now, $"managers: {because}"), new HandoffEffect.NotifyManagers()]);
            return WithStepDone(alert, clock, agreement);
        }

        effects.Add(Fact(AlertFactKind.FirstTouchReassigned, now, $"{alert.Claimed?.By ?? alert.Owner} → {next}"));
        effects.AddRange(FirstTouchNotices.Reassigned(alert, next));
        effects.Add(new HandoffEffect.RedrawCard());
        List<string> had = [alert.Owner, .. alert.Claimed is { By: var by } && by != alert.Owner ? [by] : Array.Empty<string>()];
        return WithStepDone(
            alert with
            {
                Owner = next,
                IsOwnerSuggested = false,
                PassedOver = [],
                State = AlertState.Open,
                Claimed = null,
                Snoozed = null,
            },
            clock with
            {
                ReassignedFrom = [.. clock.ReassignedFrom, .. had],
            },
            agreement
        );
    }

    private static Alert WithStepDone(Alert alert, FirstTouchClock clock, HandoffAgreement agreement) =>
        alert with
        {
            Clock = FirstTouch.Scheduled(clock with { StepsDone = clock.StepsDone + 1 }, agreement),
        };

    private static HandoffEffect.RecordFact Fact(AlertFactKind kind, Instant now, string detail) =>
        new(new AlertFact(kind, now, Detail: detail));
}
