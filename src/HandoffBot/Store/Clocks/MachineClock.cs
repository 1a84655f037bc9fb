namespace HandoffBot.Store.Clocks;

/// <summary>This machine's clock, as somebody or something has set it.</summary>
/// <param name="Time">The machine's; a test hands in another.</param>
public sealed record MachineClock(TimeProvider Time);
