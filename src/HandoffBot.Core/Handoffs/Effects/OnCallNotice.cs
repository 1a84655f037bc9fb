using HandoffBot.Core.Handoffs.Alerts;

namespace HandoffBot.Core.Handoffs.Effects;

/// <summary>Tells whoever is on call of a lead outside working hours: one direct message for each alert.</summary>
internal static class OnCallNotice
{
    /// <summary>The message.</summary>
    /// <param name="alert">The alert, which the person on call has.</param>
    internal static HandoffEffect Of(Alert alert) =>
        new HandoffEffect.SendNotice(
            $"on-call:{alert.Id}",
            alert.Owner,
            $"On call: {CompanyName.Of(alert)} is {alert.Band}",
            [
                $"It came in outside working hours, and you are on call: the lead is yours.",
                $"Claim it on its card, or say there that it is not yours. `/handoff queue` shows it.",
            ]
        );
}
