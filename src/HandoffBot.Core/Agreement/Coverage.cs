using NodaTime;

namespace HandoffBot.Core.Agreement;

/// <summary>Working hours in a time zone.</summary>
/// <param name="Zone">IANA time zone id.</param>
/// <param name="Days">Days worked.</param>
/// <param name="From">Opening, local, inclusive.</param>
/// <param name="To">Closing, local, exclusive.</param>
/// <param name="Holidays">Days not worked.</param>
public sealed record Coverage(
    string Zone,
    IReadOnlyList<IsoDayOfWeek> Days,
    LocalTime From,
    LocalTime To,
    IReadOnlyList<LocalDate> Holidays
);
