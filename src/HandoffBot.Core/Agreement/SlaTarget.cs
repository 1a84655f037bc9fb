using NodaTime;

namespace HandoffBot.Core.Agreement;

/// <summary>First touch within business hours.</summary>
/// <param name="FirstTouch">Time allowed.</param>
/// <param name="RemindBefore">How long before the deadline the owner is reminded; null for no reminder.</param>
public sealed record SlaTarget(Duration FirstTouch, Duration? RemindBefore = null)
{
    /// <summary>Whether a person's first claim begins the clock anew.</summary>
    public bool ResetOnClaim { get; init; }

    /// <summary>How soon after the first contact the CRM is to be updated; null where that is not agreed.</summary>
    public CrmUpdateTarget? CrmUpdate { get; init; }
}
