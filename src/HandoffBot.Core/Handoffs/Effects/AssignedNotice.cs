using System.Globalization;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Wording;

namespace HandoffBot.Core.Handoffs.Effects;

/// <summary>Tells somebody that a lead is theirs now: one direct message for each time it comes to them.</summary>
internal static class AssignedNotice
{
    /// <summary>Whoever had it said that it is not theirs.</summary>
    /// <param name="alert">The alert, with its new owner.</param>
    /// <param name="declined">What was said.</param>
    internal static HandoffEffect NotMine(Alert alert, Declined declined)
    {
        Phrase why = $"{new PersonReference(declined.By)} said that it is not theirs: {NotMineReasonText.Of(declined.Reason)}.";
        Phrase whose = declined.Fallback
            ? (Phrase)$"Nobody else of its route is left, so it came to you, who takes the exceptions."
            : $"You are the next of its route.";
        return new HandoffEffect.SendNotice(
            $"assigned:{alert.Id}:{declined.At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)}",
            alert.Owner,
            $"A lead is {(alert.IsOwnerSuggested ? "suggested to you" : "yours")} now: {CompanyName.Of(alert)}",
            [why, whose, $"Claim it on its card, or say there that it is not yours either. `/handoff queue` shows it."]
        );
    }
}
