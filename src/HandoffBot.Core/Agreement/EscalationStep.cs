using NodaTime;

namespace HandoffBot.Core.Agreement;

/// <summary>What a missed first touch leads to.</summary>
/// <param name="After">Working time after the breach; zero for <c>after: breach</c>.</param>
/// <param name="To"><c>managers</c> or <c>reassign</c>.</param>
public sealed record EscalationStep(Duration After, string To)
{
    /// <summary>The managers are told, in one message for all leads of an hour.</summary>
    public const string Managers = "managers";

    /// <summary>The lead goes to the next person of its route.</summary>
    public const string Reassign = "reassign";
}
