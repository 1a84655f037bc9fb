using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Leads;
using NodaTime;

namespace HandoffBot.Core.Handoffs.Clocks;

/// <summary>The second clock: once a lead is contacted, the CRM is to be updated within the time agreed.</summary>
public static class CrmUpdates
{
    /// <summary>Whether what was reported from a moment tells that the CRM of an alert's lead was updated: it has the agreed field, from
    /// after the first contact, and is not about another person than the alert where the field is a person's.</summary>
    /// <param name="alert">The alert.</param>
    /// <param name="told">What was reported, and nothing that was known before.</param>
    /// <param name="observedAt">When it held at its source; never later than now.</param>
    public static bool IsToldBy(Alert alert, LeadFacts told, Instant observedAt) =>
        alert is { State: AlertState.Contacted, CrmUpdate: { IsAwaited: true, Field: var field }, Contacted.At: var contacted }
        && observedAt > contacted
        && LeadFields.Read(field, told) is not null
        && !(LeadFields.IsOfPerson(field) && ContactIdentity.AreToldApart(alert.Lead.Contact, told.Lead.Contact));

    /// <summary>The clock that a first contact starts; null where the band agrees on no update of the CRM.</summary>
    internal static CrmUpdate? Start(Alert alert, HandoffAgreement agreement, Instant now)
    {
        if (agreement.Bands.FirstOrDefault(band => band.Name == alert.Band)?.Sla?.CrmUpdate is not { } target)
        {
            return null;
        }

        var coverage = alert.Clock is { } first
            ? first.Coverage
            : agreement.Routing.FirstOrDefault(route => route.Name == alert.Route)?.Coverage;
        var update = new CrmUpdate
        {
            Field = target.Field,
            ManagersAfter = target.ManagersAfter,
            Clock = new SlaClock
            {
                StartedAt = now,
                Allowed = target.Within,
                Coverage = coverage,
                RunningSince = now,
            },
        };
        return update with { Clock = SlaClocks.Scheduled(update.Clock, agreement, Steps(update)) };
    }

    /// <summary>What follows once the update is overdue.</summary>
    internal static IReadOnlyList<EscalationStep> Steps(CrmUpdate? update) =>
        [
            new EscalationStep(Duration.Zero, EscalationStep.Owner),
            .. update?.ManagersAfter is { } after ? [new EscalationStep(after, EscalationStep.Managers)] : Array.Empty<EscalationStep>(),
        ];
}
