namespace HandoffBot.Handoffs;

/// <summary>Events that were stored and decided in one transaction.</summary>
/// <param name="IsNew">For each, whether its id was new.</param>
/// <param name="Decided">What became of those that are decided.</param>
/// <param name="Stale">Owners that they name, of whom it is time to ask again.</param>
internal sealed record BatchArrival(bool[] IsNew, IReadOnlyList<DecidedEvent> Decided, IReadOnlyList<string> Stale);
