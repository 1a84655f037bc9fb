namespace HandoffBot.Core.Handoffs.Decisions;

/// <summary>On which side of a holdout an account is. It stays there as long as the holdout keeps its name, whatever becomes of the
/// share.</summary>
/// <param name="Holdout">Name of the holdout.</param>
/// <param name="IsHeldOut">Whether the account is one of those left without alerts.</param>
public sealed record HoldoutEntry(string Holdout, bool IsHeldOut);
