using System.Globalization;
using HandoffBot.Core.Agreement.Notation;
using NodaTime;
using NodaTime.Text;

namespace HandoffBot.Core.Time;

/// <summary>When somebody is back, as people write it: <c>tomorrow 9:00</c>, <c>friday</c>, <c>2026-12-01</c>, <c>15:30</c>.</summary>
public static class ReturnNotation
{
    private static readonly LocalTime WithoutTime = new(9, 0);
    private static readonly LocalDateTimePattern Told = LocalDateTimePattern.Create("ddd d MMM uuuu HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The moment meant; null when it is not one. A day without a time is its 9:00; a weekday is the next one after
    /// today.</summary>
    /// <param name="text">A day, a time, or a day and a time.</param>
    /// <param name="zone">Where the person is.</param>
    /// <param name="now">The moment of writing.</param>
    public static Instant? Read(string text, DateTimeZone zone, Instant now)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var today = now.InZone(zone).Date;
        return words switch
        {
            [var time] when TimeOf(time) is { } at => zone.Opens(today + at),
            [var day] when DayOf(day, today) is { } date => zone.Opens(date + WithoutTime),
            [var day, var time] when DayOf(day, today) is { } date && TimeOf(time) is { } at => zone.Opens(date + at),
            _ => null,
        };
    }

    /// <summary>A moment as people there read it, e.g. <c>Tue 1 Dec 2026 09:00 (Europe/Berlin)</c>.</summary>
    public static string Write(Instant at, DateTimeZone zone) => $"{Told.Format(at.InZone(zone).LocalDateTime)} ({zone.Id})";

    private static LocalTime? TimeOf(string word) =>
        LocalTimeNotation.ReadTime(word) is { } time && time != LocalTime.MaxValue ? time : null;

    private static LocalDate? DayOf(string word, LocalDate today) =>
        word.Equals("today", StringComparison.OrdinalIgnoreCase) ? today
        : word.Equals("tomorrow", StringComparison.OrdinalIgnoreCase) ? today.PlusDays(1)
        : WeekdayNotation.ReadOne(word) is { } day ? today.Next(day)
        : LocalDatePattern.Iso.Parse(word) is { Success: true, Value: var date } ? date
        : null;
}
