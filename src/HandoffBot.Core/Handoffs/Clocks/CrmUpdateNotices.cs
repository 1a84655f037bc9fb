using System.Globalization;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Effects;

namespace HandoffBot.Core.Handoffs.Clocks;

/// <summary>What whoever contacted a lead is told of the update of the CRM: one direct message once it is overdue.</summary>
internal static class CrmUpdateNotices
{
    internal static HandoffEffect Overdue(Alert alert, SlaClock clock, HandoffAgreement agreement)
    {
        var due = clock.BreachedAt ?? clock.StartedAt;
        return new HandoffEffect.SendNotice(
            $"crm-update-overdue:{alert.Id}:{due.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)}",
            alert.Contacted?.By ?? alert.Owner,
            $"CRM update overdue: {CompanyName.Of(alert)}",
            [
                $"You contacted the lead, and what came of it is not in the CRM yet; due {SlaClocks.Text(clock, agreement, due)}.",
                $"Once you have updated the CRM, press *CRM updated* on its card.",
            ]
        );
    }
}
