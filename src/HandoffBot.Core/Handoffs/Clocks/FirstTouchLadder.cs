using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Authority;
using HandoffBot.Core.Handoffs.Effects;
using NodaTime;

namespace HandoffBot.Core.Handoffs.Clocks;

/// <summary>The ladder of a first touch: a reminder before it is due, the managers, and the next person of the route.</summary>
internal sealed class FirstTouchLadder : EscalationLadder
{
    internal static FirstTouchLadder Instance { get; } = new();

    protected override (AlertFactKind Missed, AlertFactKind InShadow) Breaches =>
        (AlertFactKind.FirstTouchMissed, AlertFactKind.FirstTouchMissedInShadow);

    protected override SlaClock? ClockOf(Alert alert) => alert.Clock;

    protected override Alert With(Alert alert, SlaClock clock) => alert with { Clock = clock };

    protected override IReadOnlyList<EscalationStep> Steps(Alert alert, HandoffAgreement agreement) => FirstTouch.Steps(agreement);

    // Its reasons are gone after that.
    protected override Instant Last(Alert alert, Instant now) => now < alert.ExpiresAt ? now : alert.ExpiresAt;

    protected override void Remind(EscalationContext s)
    {
        // A reminder that comes too late to act on says nothing that the breach does not say.
        if (
            SlaClocks.IsEnforced(s.Agreement, s.Alert, s.Now)
            && s.Clock.DueAt is { } due
            && due > s.Now
            && s.Alert.ExpiresAt > s.Now
        )
        {
            s.Record(AlertFactKind.FirstTouchReminded, $"due {SlaClocks.Text(s.Clock, s.Agreement, due)}");
            s.Effects.Add(FirstTouchNotices.Reminder(s.Alert, s.Clock, s.Agreement, due, s.Now));
        }
    }

    protected override Alert? Take(EscalationStep step, EscalationContext s)
    {
        if (step.To == EscalationStep.Reassign && s.Now < s.Alert.ExpiresAt)
        {
            return s.Available is null ? null : Reassign(s);
        }

        if (step.To == EscalationStep.Managers)
        {
            TellManagers(s, "managers");
        }

        return s.Alert;
    }

    private static void TellManagers(EscalationContext s, string detail)
    {
        s.Record(AlertFactKind.Escalated, detail);
        s.Effects.Add(new HandoffEffect.NotifyManagers());
    }

    private static Alert Reassign(EscalationContext s)
    {
        var alert = s.Alert;
        var isAllowed = ScoreAuthority.Allows(s.Agreement, Behaviour.Routing, alert, s.Now);
        if (!isAllowed || EscalationAssignee.Of(alert, s.Clock, s.Agreement, s.Available!) is not { } next)
        {
            // Somebody has to know that the step led nowhere.
            var because = isAllowed
                ? "nobody is left whom the lead could go to"
                : "the agreement does not let anybody be assigned yet";
            TellManagers(s, $"managers: {because}");
            return alert;
        }

        s.Record(AlertFactKind.FirstTouchReassigned, $"{alert.Claimed?.By ?? alert.Owner} → {next}");
        s.Effects.AddRange(FirstTouchNotices.Reassigned(alert, next));
        s.Effects.Add(new HandoffEffect.RedrawCard());
        List<string> had = [alert.Owner, .. alert.Claimed is { By: var by } && by != alert.Owner ? [by] : Array.Empty<string>()];
        return alert with
        {
            Owner = next,
            IsOwnerSuggested = false,
            PassedOver = [],
            State = AlertState.Open,
            Claimed = null,
            Snoozed = null,
            Clock = s.Clock with { ReassignedFrom = [.. s.Clock.ReassignedFrom, .. had] },
        };
    }
}
