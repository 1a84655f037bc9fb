using FsCheck;
using FsCheck.Fluent;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Time;
using NodaTime;

namespace HandoffBot.Core.Tests.Properties;

/// <summary>Business time against a slow reference that looks at the clock on the wall minute by minute.</summary>
public sealed class BusinessTimeProperties
{
    private static readonly Duration Minute = Duration.FromMinutes(1);

    // Changes of the clock at midnight, of half an hour, of a whole skipped day, and none at all.
    private static readonly string[] Zones =
    [
        "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Sao_Paulo", "Asia/Kathmandu", "Pacific/Apia", "Etc/UTC",
    ];

    private static readonly Instant[] Around =
    [
        Instant.FromUtc(2026, 3, 28, 0, 0), Instant.FromUtc(2026, 10, 24, 0, 0), Instant.FromUtc(2026, 3, 7, 0, 0),
        Instant.FromUtc(2026, 10, 31, 0, 0), Instant.FromUtc(2026, 4, 4, 0, 0), Instant.FromUtc(2018, 11, 3, 0, 0),
        Instant.FromUtc(2011, 12, 29, 0, 0), Instant.FromUtc(2026, 12, 24, 0, 0),
    ];

    private static Gen<WorkingHours> Window { get; } =
        from days in Gen.Elements(Enum.GetValues<IsoDayOfWeek>().Where(day => day is not IsoDayOfWeek.None)).NonEmptyListOf()
        from opens in Gen.Choose(0, 1439)
        from length in Gen.Choose(1, 1440)
        let closes = opens + length
        select new WorkingHours(
            [.. days.Distinct()],
            LocalTime.FromMinutesSinceMidnight(opens),
            closes >= 1440 ? LocalTime.MaxValue : LocalTime.FromMinutesSinceMidnight(closes)
        );

    private static Gen<WorkingSpan> Cases { get; } =
        from zone in Gen.Elements(Zones)
        from near in Gen.Elements(Around)
        from offset in Gen.Choose(-1440, 2880)
        from windows in Window.ListOf().Where(list => list.Count is >= 1 and <= 3)
        from holidays in Gen.Choose(0, 10).ListOf().Where(list => list.Count <= 2)
        from minutes in Gen.Choose(0, 3 * 1440)
        let start = near + Duration.FromMinutes(offset)
        select new WorkingSpan(new Coverage(zone, [.. windows], [.. holidays.Select(near.InUtc().Date.PlusDays)]), start, minutes);

    [Fact]
    public void Working_time_between_two_moments_is_the_number_of_minutes_worked() =>
        PropertyRunner.ForAll(
            Cases,
            one =>
            {
                var end = one.Start + one.Minutes * Minute;
                var worked = Minutes(one).TakeWhile(minute => minute < end).Count(minute => IsWorked(one.Coverage, minute));
                Assert.Equal(worked * Minute, BusinessTime.Between(one.Coverage, one.Start, end));
            }
        );

    [Fact]
    public void The_end_of_working_time_is_that_of_the_last_minute_worked() =>
        PropertyRunner.ForAll(
            Cases,
            one =>
            {
                var work = 1 + (one.Minutes % 900);
                var last = Minutes(one).Take(20 * 1440).Where(minute => IsWorked(one.Coverage, minute)).Skip(work - 1).FirstOrDefault();
                if (last != default)
                {
                    Assert.Equal(last + Minute, BusinessTime.Add(one.Coverage, one.Start, work * Minute));
                }
            }
        );

    [Fact]
    public void The_next_opening_is_the_first_minute_worked() =>
        PropertyRunner.ForAll(
            Cases,
            one =>
            {
                var first = Minutes(one).Take(20 * 1440).FirstOrDefault(minute => IsWorked(one.Coverage, minute));
                Assert.True(first == default || first == BusinessTime.Add(one.Coverage, one.Start, Duration.Zero));
            }
        );

    [Fact]
    public void Working_time_adds_up_wherever_it_is_cut() =>
        PropertyRunner.ForAll(
            Cases.Two(),
            pair =>
            {
                var (one, other) = pair;
                var (cut, end) = (one.Start + other.Minutes * Minute, one.Start + (one.Minutes + other.Minutes) * Minute);
                Assert.Equal(
                    BusinessTime.Between(one.Coverage, one.Start, end),
                    BusinessTime.Between(one.Coverage, one.Start, cut) + BusinessTime.Between(one.Coverage, cut, end)
                );
            }
        );

    private static IEnumerable<Instant> Minutes(WorkingSpan one)
    {
        for (var minute = one.Start; ; minute += Minute)
        {
            yield return minute;
        }
    }

    private static bool IsWorked(Coverage coverage, Instant minute)
    {
        var wall = minute.InZone(DateTimeZoneProviders.Tzdb[coverage.Zone]).LocalDateTime;
        return !coverage.Holidays.Contains(wall.Date)
            && coverage.Hours.Any(window =>
                window.Days.Contains(wall.DayOfWeek)
                && wall.TimeOfDay >= window.From
                && (window.To == LocalTime.MaxValue || wall.TimeOfDay < window.To)
            );
    }

    private sealed record WorkingSpan(Coverage Coverage, Instant Start, int Minutes);
}
