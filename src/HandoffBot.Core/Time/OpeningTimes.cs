using System.Globalization;
using HandoffBot.Core.Agreement;
using NodaTime;
using NodaTime.Text;

namespace HandoffBot.Core.Time;

/// <summary>When work begins where a route's reps work: by the route's coverage, otherwise at nine in the zone of the review.</summary>
public static class OpeningTimes
{
    private static readonly LocalTime WithoutCoverage = new(9, 0);
    private static readonly LocalDateTimePattern Told = LocalDateTimePattern.Create("ddd d MMM HH:mm", CultureInfo.InvariantCulture);

    // Whoever writes holidays for more than a year has no opening; the year bounds the search.
    private const int MostDays = 366;

    /// <summary>The first opening on <paramref name="day"/> or after it.</summary>
    /// <param name="agreement">Holds the route and its coverage.</param>
    /// <param name="route">Name of the route; null for none.</param>
    /// <param name="day">The local day.</param>
    public static Instant OnOrAfter(HandoffAgreement agreement, string? route, LocalDate day)
    {
        var coverage = CoverageOf(agreement, route);
        var opens = coverage is null
            ? day + WithoutCoverage
            : Enumerable.Range(0, MostDays).Select(days => OpensOn(coverage, day.PlusDays(days))).OfType<LocalDateTime>().FirstOrDefault(
                day + WithoutCoverage
            );
        return Zone(agreement, route).Opens(opens);
    }

    /// <summary>The local day of a moment, where the route's reps work.</summary>
    public static LocalDate DayOf(HandoffAgreement agreement, string? route, Instant at) => at.InZone(Zone(agreement, route)).Date;

    /// <summary>A moment as those reps read it, e.g. <c>Mon 23 Nov 09:00 (Europe/Berlin)</c>.</summary>
    public static string Text(HandoffAgreement agreement, string? route, Instant at)
    {
        var zone = Zone(agreement, route);
        return $"{Told.Format(at.InZone(zone).LocalDateTime)} ({zone.Id})";
    }

    private static DateTimeZone Zone(HandoffAgreement agreement, string? route) =>
        LocalTimeMapping.Zone(CoverageOf(agreement, route)?.Zone ?? agreement.Review.Zone);

    private static Coverage? CoverageOf(HandoffAgreement agreement, string? route) =>
        agreement.Routing.FirstOrDefault(one => one.Name == route)?.Coverage is { } name
            ? agreement.Coverage.GetValueOrDefault(name)
            : null;

    // A day may have several windows: the first counts.
    private static LocalDateTime? OpensOn(Coverage coverage, LocalDate date)
    {
        var windows = coverage.Hours.Where(hours => hours.Days.Contains(date.DayOfWeek)).ToList();
        return windows.Count == 0 || coverage.Holidays.Contains(date) ? null : date + windows.Min(hours => hours.From);
    }
}
