using HandoffBot.Core.Agreement;
using HandoffBot.Core.Time;
using NodaTime;

namespace HandoffBot.Core.Tests.Time;

public sealed class BusinessTimeTests
{
    private static readonly IsoDayOfWeek[] WorkingDays =
    [
        IsoDayOfWeek.Monday,
        IsoDayOfWeek.Tuesday,
        IsoDayOfWeek.Wednesday,
        IsoDayOfWeek.Thursday,
        IsoDayOfWeek.Friday,
    ];
    private static readonly Coverage TenToSix = new(
        "Europe/Berlin",
        WorkingDays,
        new LocalTime(10, 0),
        new LocalTime(18, 0),
        [new LocalDate(2026, 12, 25)]
    );

    // The first two are the published vectors: a 10 h agreement, cover 10:00-18:00 every working day.
    [Theory]
    [InlineData("2026-11-18T15:00", 600, "2026-11-19T17:00")]
    [InlineData("2026-11-18T20:00", 600, "2026-11-20T12:00")]
    [InlineData("2026-11-18T09:00", 30, "2026-11-18T10:30")]
    [InlineData("2026-11-18T10:00", 480, "2026-11-18T18:00")]
    [InlineData("2026-11-18T17:30", 30, "2026-11-18T18:00")]
    [InlineData("2026-11-18T18:00", 30, "2026-11-19T10:30")]
    [InlineData("2026-11-20T17:59", 2, "2026-11-23T10:01")]
    [InlineData("2026-11-21T12:00", 60, "2026-11-23T11:00")]
    [InlineData("2026-12-24T17:00", 120, "2026-12-28T11:00")]
    [InlineData("2026-11-18T12:00", 0, "2026-11-18T12:00")]
    [InlineData("2026-11-18T19:00", 0, "2026-11-19T10:00")]
    [InlineData("2026-11-18T18:00", 0, "2026-11-19T10:00")]
    public void Working_time_counts_only_while_someone_is_at_work(string start, int minutes, string due) =>
        Assert.Equal(At(due), BusinessTime.Add(At(start), Duration.FromMinutes(minutes), TenToSix));

    [Theory]
    [InlineData("2026-11-18T10:00", true)]
    [InlineData("2026-11-18T17:59", true)]
    [InlineData("2026-11-18T18:00", false)]
    [InlineData("2026-11-18T09:59", false)]
    [InlineData("2026-11-21T12:00", false)]
    [InlineData("2026-12-25T12:00", false)]
    public void Open_from_opening_to_just_before_closing_on_working_days(string at, bool open) =>
        Assert.Equal(open, BusinessTime.IsOpen(At(at), TenToSix));

    [Fact]
    public void A_shift_over_the_change_of_the_clock_is_as_long_as_it_really_is()
    {
        var nights = new Coverage("Europe/Berlin", [IsoDayOfWeek.Saturday], new LocalTime(22, 0), new LocalTime(6, 0), []);

        // Spring takes an hour out of the night to 29 March 2026, autumn puts one into the night to 25 October 2026.
        Assert.Equal(Duration.FromHours(7), BusinessTime.Between(At("2026-03-28T12:00"), At("2026-03-29T12:00"), nights));
        Assert.Equal(Duration.FromHours(9), BusinessTime.Between(At("2026-10-24T12:00"), At("2026-10-25T12:00"), nights));
        Assert.Equal(At("2026-03-29T05:00"), BusinessTime.Add(At("2026-03-28T22:00"), Duration.FromHours(6), nights));
    }

    [Fact]
    public void Opening_inside_the_gap_of_spring_opens_when_the_gap_ends()
    {
        var early = new Coverage("America/New_York", [IsoDayOfWeek.Sunday], new LocalTime(2, 30), new LocalTime(4, 0), []);
        var midnight = Instant.FromUtc(2026, 3, 8, 5, 0);

        Assert.Equal(Instant.FromUtc(2026, 3, 8, 7, 0), BusinessTime.NextOpen(midnight, early));
    }

    [Fact]
    public void A_whole_day_ends_at_midnight()
    {
        var always = new Coverage(
            "UTC",
            [.. WorkingDays, IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday],
            LocalTime.Midnight,
            LocalTime.Midnight,
            []
        );

        Assert.True(BusinessTime.IsOpen(TestData.Now, always));
        Assert.Equal(TestData.Now + Duration.FromHours(100), BusinessTime.Add(TestData.Now, Duration.FromHours(100), always));
    }

    [Fact]
    public void A_coverage_that_never_works_is_refused() =>
        Assert.Throws<ArgumentException>(() => BusinessTime.NextOpen(TestData.Now, TenToSix with { Days = [] }));

    private static Instant At(string local) =>
        NodaTime
            .Text.LocalDateTimePattern.CreateWithInvariantCulture("yyyy-MM-ddTHH:mm")
            .Parse(local)
            .Value.InZoneLeniently(DateTimeZoneProviders.Tzdb["Europe/Berlin"])
            .ToInstant();
}
