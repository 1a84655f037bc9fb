using NodaTime;

namespace HandoffBot.Core.Agreement;

/// <summary>A repeating local time.</summary>
/// <param name="Day">Day of the week.</param>
/// <param name="At">Local time.</param>
/// <param name="Zone">IANA time zone id.</param>
/// <param name="FirstOfMonth">True for the first such day of a month only.</param>
public sealed record ReviewSchedule(IsoDayOfWeek Day, LocalTime At, string Zone, bool FirstOfMonth = false);
