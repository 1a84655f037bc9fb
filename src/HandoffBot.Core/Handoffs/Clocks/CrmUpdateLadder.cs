using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Effects;

namespace HandoffBot.Core.Handoffs.Clocks;

/// <summary>The ladder of an update of the CRM: whoever contacted the lead when it is due, and later the managers.</summary>
internal sealed class CrmUpdateLadder : EscalationLadder
{
    internal static CrmUpdateLadder Instance { get; } = new();

    protected override (AlertFactKind Missed, AlertFactKind InShadow) Breaches =>
        (AlertFactKind.CrmUpdateMissed, AlertFactKind.CrmUpdateMissedInShadow);

    protected override SlaClock? ClockOf(Alert alert) => alert.CrmUpdate is { IsAwaited: true, Clock: var clock } ? clock : null;

    protected override Alert With(Alert alert, SlaClock clock) =>
        alert.CrmUpdate is { } update ? alert with { CrmUpdate = update with { Clock = clock } } : alert;

    protected override IReadOnlyList<EscalationStep> Steps(Alert alert, HandoffAgreement agreement) => CrmUpdates.Steps(alert.CrmUpdate);

    protected override Alert? Take(EscalationStep step, EscalationContext s)
    {
        if (step.To == EscalationStep.Managers)
        {
            s.Record(AlertFactKind.CrmUpdateEscalated);
            s.Effects.Add(new HandoffEffect.NotifyManagers());
        }
        else
        {
            s.Record(AlertFactKind.CrmUpdateReminded);
            s.Effects.Add(CrmUpdateNotices.Overdue(s.Alert, s.Clock, s.Agreement));
        }

        return s.Alert;
    }
}
