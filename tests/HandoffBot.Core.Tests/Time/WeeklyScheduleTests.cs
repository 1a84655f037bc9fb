using HandoffBot.Core.Agreement;
using HandoffBot.Core.Time;
using NodaTime;

namespace HandoffBot.Core.Tests.Time;

/// <summary>America/New_York, whose clock springs on 8 March 2026 at 02:00 and falls back on 1 November 2026 at 02:00.</summary>
public sealed class WeeklyScheduleTests
{
    private static readonly DateTimeZone NewYork = DateTimeZoneProviders.Tzdb["America/New_York"];
    private static readonly ReviewSchedule MondayAtNine = new(IsoDayOfWeek.Monday, new LocalTime(9, 0), "America/New_York");

    [Fact]
    public void Monday_at_nine_stays_at_nine_over_a_whole_year()
    {
        var at = Instant.FromUtc(2026, 1, 1, 0, 0);
        for (var week = 0; week < 53; week++)
        {
            at = WeeklySchedule.Next(MondayAtNine, at);
            Assert.Equal((IsoDayOfWeek.Monday, new LocalTime(9, 0)), (at.InZone(NewYork).DayOfWeek, at.InZone(NewYork).TimeOfDay));
        }

        Assert.Equal(new LocalDate(2027, 1, 4), at.InZone(NewYork).Date);
    }

    [Fact]
    public void A_time_in_the_gap_of_spring_runs_when_the_gap_ends()
    {
        var schedule = new ReviewSchedule(IsoDayOfWeek.Sunday, new LocalTime(2, 30), "America/New_York");

        var at = WeeklySchedule.Next(schedule, Instant.FromUtc(2026, 3, 7, 12, 0));

        Assert.Equal(new LocalDateTime(2026, 3, 8, 3, 0), at.InZone(NewYork).LocalDateTime);
        Assert.Equal(new LocalDateTime(2026, 3, 15, 2, 30), WeeklySchedule.Next(schedule, at).InZone(NewYork).LocalDateTime);
        Assert.Equal(at, WeeklySchedule.Previous(schedule, at));
    }

    [Fact]
    public void A_time_that_autumn_repeats_runs_once_the_first_time()
    {
        var schedule = new ReviewSchedule(IsoDayOfWeek.Sunday, new LocalTime(1, 30), "America/New_York");

        var first = WeeklySchedule.Next(schedule, Instant.FromUtc(2026, 10, 31, 12, 0));

        Assert.Equal(Instant.FromUtc(2026, 11, 1, 5, 30), first);
        Assert.Equal(new LocalDateTime(2026, 11, 8, 1, 30), WeeklySchedule.Next(schedule, first).InZone(NewYork).LocalDateTime);
        Assert.Equal(first, WeeklySchedule.Previous(schedule, first + Duration.FromHours(2)));
    }

    [Fact]
    public void Next_is_strictly_later_and_previous_may_be_now()
    {
        var nine = new LocalDateTime(2026, 11, 16, 9, 0).InZoneStrictly(NewYork).ToInstant();

        Assert.Equal(nine, WeeklySchedule.Previous(MondayAtNine, nine));
        Assert.Equal(nine - Duration.FromDays(7), WeeklySchedule.Previous(MondayAtNine, nine - Duration.Epsilon));
        Assert.Equal(nine + Duration.FromDays(7), WeeklySchedule.Next(MondayAtNine, nine));
        Assert.Equal(nine, WeeklySchedule.Next(MondayAtNine, nine - Duration.Epsilon));
    }

    [Fact]
    public void The_first_monday_of_a_month_comes_once_a_month()
    {
        var audit = MondayAtNine with { FirstOfMonth = true };
        var days = new List<LocalDate>();
        for (var at = WeeklySchedule.Next(audit, Instant.FromUtc(2026, 1, 1, 0, 0)); days.Count < 12; at = WeeklySchedule.Next(audit, at))
        {
            days.Add(at.InZone(NewYork).Date);
        }

        Assert.Equal(Enumerable.Range(1, 12), days.Select(d => d.Month));
        Assert.All(days, d => Assert.InRange(d.Day, 1, 7));
        Assert.Equal(new LocalDate(2026, 11, 2), WeeklySchedule.Previous(audit, Instant.FromUtc(2026, 12, 6, 0, 0)).InZone(NewYork).Date);
    }
}
