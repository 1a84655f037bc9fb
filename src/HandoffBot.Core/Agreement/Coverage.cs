using NodaTime;

namespace HandoffBot.Core.Agreement;

/// <summary>Working hours in a time zone.</summary>
/// <param name="Zone">IANA time zone id.</param>
/// <param name="Hours">Hours of work, by the clock on the wall; at least one window. A day may have several.</param>
/// <param name="Holidays">Days not worked.</param>
public sealed record Coverage(string Zone, IReadOnlyList<WorkingHours> Hours, IReadOnlyList<LocalDate> Holidays);
