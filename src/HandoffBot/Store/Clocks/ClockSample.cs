using NodaTime;

namespace HandoffBot.Store.Clocks;

/// <summary>The server's clock, read once.</summary>
/// <param name="Server">What it said.</param>
/// <param name="Timestamp">The machine's timestamp in the middle between question and answer.</param>
/// <param name="Uncertainty">It was said so much before or after, at most: half the time that passed.</param>
internal sealed record ClockSample(Instant Server, long Timestamp, Duration Uncertainty);
