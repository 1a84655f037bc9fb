namespace HandoffBot.Core.Handoffs.Effects;

/// <summary>A live alert reached a higher band.</summary>
/// <param name="From">Name of the band it was in.</param>
/// <param name="To">Name of the band it is in now.</param>
public sealed record BandRise(string From, string To);
