using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Clocks;
using HandoffBot.Core.Handoffs.Effects;
using HandoffBot.Core.Leads;
using NodaTime;
using static HandoffBot.Core.Handoffs.Transitions.WorkRefusals;

namespace HandoffBot.Core.Handoffs.Transitions;

/// <summary>The update of the CRM that a first contact asks for, and what tells of it.</summary>
internal static class CrmUpdateTransitions
{
    /// <summary>The contact, with the clock that it starts where the agreement asks for an update.</summary>
    internal static AlertTransition Begin(AlertTransition contacted, HandoffAgreement agreement, Instant now)
    {
        if (CrmUpdates.Start(contacted.Alert, agreement, now) is not { } update)
        {
            return contacted;
        }

        var until = update.Clock.DueAt is { } due ? $"due {SlaClocks.Text(update.Clock, agreement, due)}" : null;
        return contacted with
        {
            Alert = contacted.Alert with { CrmUpdate = update },
            Effects = [.. contacted.Effects, new HandoffEffect.RecordFact(new AlertFact(AlertFactKind.CrmUpdateAsked, now, Detail: until))],
        };
    }

    internal static AlertTransition Mark(Alert alert, string by, Instant now)
    {
        if (alert is not { State: AlertState.Contacted, CrmUpdate: { } update })
        {
            return Refused(alert, $"Nobody is asked to update the CRM for this lead.");
        }

        if (!update.IsAwaited)
        {
            return Refused(alert, $"The CRM was updated already.");
        }

        return IsBy(alert.Contacted, by) || IsBy(alert.Claimed, by) || string.Equals(alert.Owner, by, StringComparison.Ordinal)
            ? Updated(alert, update with { UpdatedAt = now, UpdatedBy = by }, new AlertFact(AlertFactKind.CrmUpdated, now, by))
            : Refused(
                alert,
                $"Only {Person(alert.Contacted)}, who contacted this lead, can say that the CRM is updated. Nothing was changed."
            );
    }

    internal static AlertTransition Learn(Alert alert, AlertCommand.LearnCrmUpdate told, HandoffAgreement agreement, Instant now)
    {
        if (alert is not { State: AlertState.Contacted, CrmUpdate: { IsAwaited: true } update })
        {
            return AlertTransition.Unchanged(alert);
        }

        var detail =
            $"{FieldLabels.Of(update.Field)} by {told.Source}, from {SlaClocks.Text(update.Clock, agreement, told.ObservedAt)}";
        return Updated(alert, update with { UpdatedAt = now }, new AlertFact(AlertFactKind.CrmUpdated, now, Detail: detail));
    }

    private static AlertTransition Updated(Alert alert, CrmUpdate update, AlertFact fact) =>
        AlertTransition.With(alert with { CrmUpdate = update }, fact);
}
