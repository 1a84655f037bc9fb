using NodaTime;

namespace HandoffBot.Core.Agreement;

/// <summary>Days and hours worked.</summary>
/// <param name="Days">Days worked.</param>
/// <param name="From">Opening, local, inclusive.</param>
/// <param name="To">Closing, local, exclusive.</param>
public sealed record WorkingHours(IReadOnlyList<IsoDayOfWeek> Days, LocalTime From, LocalTime To);
