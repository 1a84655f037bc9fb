namespace HandoffBot.Core.Routing;

/// <summary>How many live alerts a person holds.</summary>
/// <param name="All">Claimed by them, or theirs and claimed by nobody; snoozed ones too.</param>
/// <param name="Hot">Those of them in the highest band of their agreement.</param>
public sealed record OpenLeads(int All, int Hot);
