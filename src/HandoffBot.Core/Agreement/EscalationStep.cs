using NodaTime;

namespace HandoffBot.Core.Agreement;

/// <summary>What a missed first touch leads to.</summary>
/// <param name="After">Delay after the breach; zero for <c>after: breach</c>.</param>
/// <param name="To"><c>managers</c> or <c>reassign</c>.</param>
public sealed record EscalationStep(Duration After, string To);
