using HandoffBot.Core.Agreement;
using NodaTime;

namespace HandoffBot.Core.Time;

/// <summary>
/// The moments of a repeating local time. It keeps its wall-clock hour over changes of the clock; a time inside the gap
/// of spring runs when the gap ends, a time that autumn repeats runs once, the first time.
/// </summary>
public static class WeeklySchedule
{
    /// <summary>The first occurrence strictly after <paramref name="after"/>.</summary>
    public static Instant Next(ReviewSchedule schedule, Instant after)
    {
        var zone = LocalTimeMapping.Zone(schedule.Zone);
        var date = after.InZone(zone).Date.PlusDays(-1);
        while (true)
        {
            date = date.PlusDays(1);
            if (Falls(schedule, date) && zone.Opens(date + schedule.At) is var at && at > after)
            {
                return at;
            }
        }
    }

    /// <summary>The last occurrence at or before <paramref name="at"/>.</summary>
    public static Instant Previous(ReviewSchedule schedule, Instant at)
    {
        var zone = LocalTimeMapping.Zone(schedule.Zone);
        var date = at.InZone(zone).Date.PlusDays(1);
        while (true)
        {
            date = date.PlusDays(-1);
            if (Falls(schedule, date) && zone.Opens(date + schedule.At) is var when && when <= at)
            {
                return when;
            }
        }
    }

    private static bool Falls(ReviewSchedule schedule, LocalDate date) =>
        date.DayOfWeek == schedule.Day && (!schedule.FirstOfMonth || date.Day <= 7);
}
