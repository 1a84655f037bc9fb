using HandoffBot.Core.Agreement;
using NodaTime;

namespace HandoffBot.Core.Time;

/// <summary>
/// Time that counts only while somebody works. A moment is worked when the clock on the wall of the coverage's time zone shows a
/// time within its hours, on a day that is no holiday: an hour that spring skips is not worked, one that autumn repeats is
/// worked twice.
/// </summary>
public static class BusinessTime
{
    // Hours of a minute a week reach ten years of work in no lifetime: what lies further ahead never comes.
    private static readonly Duration Furthest = Duration.FromDays(50 * 365);

    /// <summary>The moment at which <paramref name="work"/> has been worked since <paramref name="start"/>.</summary>
    /// <param name="coverage">Somebody works at some time of the week; null counts around the clock.</param>
    /// <param name="start">Where counting begins; outside working hours it begins at the next opening.</param>
    /// <param name="work">Working time, zero or more; zero gives the next moment of work.</param>
    /// <returns>The end of time where nobody works that long within fifty years.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="work"/> is negative.</exception>
    public static Instant Add(Coverage? coverage, Instant start, Duration work)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(work, Duration.Zero);
        if (coverage is null)
        {
            return InstantMath.After(start, work);
        }

        var left = work;
        foreach (var (opens, closes) in Shifts(coverage, start))
        {
            // A deadline at closing time is that closing, not the next opening; but no work at all ends when work begins.
            if (left < closes - opens || (left == closes - opens && left > Duration.Zero))
            {
                return opens + left;
            }

            left -= closes - opens;
        }

        return Instant.MaxValue;
    }

    /// <summary>Working time between two moments; zero when <paramref name="end"/> is not later.</summary>
    /// <param name="coverage">Null counts around the clock.</param>
    /// <param name="start">From here, inclusive.</param>
    /// <param name="end">Up to here, exclusive.</param>
    public static Duration Between(Coverage? coverage, Instant start, Instant end)
    {
        if (end <= start)
        {
            return Duration.Zero;
        }

        if (coverage is null)
        {
            return end - start;
        }

        var worked = Duration.Zero;
        foreach (var (opens, closes) in Shifts(coverage, start))
        {
            if (opens >= end)
            {
                break;
            }

            worked += InstantMath.Earlier(closes, end) - opens;
        }

        return worked;
    }

    // Every stretch of work from the moment on, in order and apart; the first may have begun before it. While a zone keeps its offset
    // local times are as far apart as moments, so each such interval is walked by itself.
    private static IEnumerable<(Instant Opens, Instant Closes)> Shifts(Coverage coverage, Instant from)
    {
        var zone = LocalTimeMapping.Zone(coverage.Zone);
        var windows = coverage.Hours.OrderBy(window => window.From).ToList();
        var (at, end) = (from, InstantMath.After(from, Furthest));
        while (at < end)
        {
            var interval = zone.GetZoneInterval(at);
            var until = interval.HasEnd ? InstantMath.Earlier(interval.End, end) : end;
            for (var date = at.WithOffset(interval.WallOffset).Date; ; date = date.PlusDays(1))
            {
                var midnight = date.AtMidnight().WithOffset(interval.WallOffset).ToInstant();
                if (midnight >= until)
                {
                    break;
                }

                if (coverage.Holidays.Contains(date))
                {
                    continue;
                }

                foreach (var window in windows.Where(window => window.Days.Contains(date.DayOfWeek)))
                {
                    var opens = InstantMath.Later(midnight + window.Opens, at);
                    var closes = InstantMath.Earlier(midnight + window.Closes, until);
                    if (closes > opens)
                    {
                        yield return (opens, closes);
                        at = closes;
                    }
                }
            }

            at = until;
        }
    }
}
