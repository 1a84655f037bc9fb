namespace HandoffBot.Core.Agreement;

/// <summary>The leads for which a piloted behaviour is allowed.</summary>
/// <param name="All">Conditions that all have to hold; empty for none.</param>
/// <param name="Share">Which share of the accounts, 0–1 exclusively, always the same ones; null for every account.</param>
public sealed record Pilot(IReadOnlyList<Predicate> All, decimal? Share);
