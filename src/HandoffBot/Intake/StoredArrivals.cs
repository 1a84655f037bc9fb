namespace HandoffBot.Intake;

/// <summary>Events that were stored and decided together.</summary>
/// <param name="IsNew">For each, whether its id was new.</param>
/// <param name="Undecided">How many of the new ones still wait for their decision.</param>
public sealed record StoredArrivals(bool[] IsNew, int Undecided);
