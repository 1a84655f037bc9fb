using NodaTime;

namespace HandoffBot.Core.Agreement;

/// <summary>A moment as the clock on a wall shows it: a time on a weekday, or on a date.</summary>
/// <param name="Day">The weekday.</param>
/// <param name="Date">The date; null where any such weekday is meant.</param>
/// <param name="Time">The time.</param>
public sealed record LocalMoment(IsoDayOfWeek Day, LocalDate? Date, LocalTime Time)
{
    /// <summary>Whether a local time is the one meant.</summary>
    /// <param name="local">The local time.</param>
    public bool Is(LocalDateTime local) => local.TimeOfDay == Time && local.DayOfWeek == Day && (Date is null || local.Date == Date);
}
