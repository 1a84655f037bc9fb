using HandoffBot.Core.Agreement;
using NodaTime;

namespace HandoffBot.Core.Time;

/// <summary>A clock that runs only while someone is at work, in the coverage's own time zone, over holidays and changes of the
/// clock.</summary>
public static class BusinessTime
{
    /// <summary>The moment at which <paramref name="work"/> has been worked since <paramref name="start"/>.</summary>
    /// <param name="start">Where counting begins; outside working hours it begins at the next opening.</param>
    /// <param name="work">Working time, zero or more; zero gives the next moment of work.</param>
    /// <param name="coverage">Must work on at least one day of the week.</param>
    public static Instant Add(Instant start, Duration work, Coverage coverage)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(work, Duration.Zero);
        var left = work;
        foreach (var (opens, closes) in Shifts(start, coverage))
        {
            var from = start > opens ? start : opens;
            // A deadline at closing time is that closing, not the next opening; but no work at all starts when work starts.
            if (left < closes - from || (left == closes - from && left > Duration.Zero))
            {
                return from + left;
            }

            left -= closes - from;
        }

        throw new InvalidOperationException("A coverage that works on any day never runs out of shifts.");
    }

    /// <summary>Working time between two moments; zero when <paramref name="end"/> is not later.</summary>
    public static Duration Between(Instant start, Instant end, Coverage coverage)
    {
        var worked = Duration.Zero;
        foreach (var (opens, closes) in Shifts(start, coverage).TakeWhile(s => s.Opens < end))
        {
            var from = start > opens ? start : opens;
            var to = end < closes ? end : closes;
            worked += to > from ? to - from : Duration.Zero;
        }

        return worked;
    }

    /// <summary>Whether someone is at work: opening included, closing not.</summary>
    public static bool IsOpen(Instant at, Coverage coverage) => NextOpen(at, coverage) == at;

    /// <summary><paramref name="at"/> itself while open, otherwise the next opening.</summary>
    public static Instant NextOpen(Instant at, Coverage coverage)
    {
        var (opens, _) = Shifts(at, coverage).First();
        return opens > at ? opens : at;
    }

    // Every shift that ends after the moment, in order, without end. Hours such as 22:00-06:00 run past midnight and belong to the day they
    // begin on.
    private static IEnumerable<(Instant Opens, Instant Closes)> Shifts(Instant after, Coverage coverage)
    {
        if (coverage.Days.Count == 0)
        {
            throw new ArgumentException("A coverage works on at least one day of the week.", nameof(coverage));
        }

        var zone = LocalTimeMapping.Zone(coverage.Zone);
        var overnight = coverage.To <= coverage.From ? 1 : 0;
        for (var date = after.InZone(zone).Date.PlusDays(-1); ; date = date.PlusDays(1))
        {
            if (!coverage.Days.Contains(date.DayOfWeek) || coverage.Holidays.Contains(date))
            {
                continue;
            }

            var opens = zone.Opens(date + coverage.From);
            var closes = zone.Closes(date.PlusDays(overnight) + coverage.To);
            if (closes > after && closes > opens)
            {
                yield return (opens, closes);
            }
        }
    }
}
