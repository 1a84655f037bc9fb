using NodaTime;

namespace HandoffBot.Core.Agreement;

/// <summary>What a missed first touch leads to, or a missed update of the CRM.</summary>
/// <param name="After">Working time after the breach; zero for <c>after: breach</c>.</param>
/// <param name="To"><c>managers</c> or <c>reassign</c>; of an update of the CRM, <c>owner</c> or <c>managers</c>.</param>
public sealed record EscalationStep(Duration After, string To)
{
    /// <summary>The managers are told, in one message for all leads of an hour.</summary>
    public const string Managers = "managers";

    /// <summary>Whoever contacted the lead is reminded.</summary>
    public const string Owner = "owner";

    /// <summary>The lead goes to the next person of its route.</summary>
    public const string Reassign = "reassign";
}
