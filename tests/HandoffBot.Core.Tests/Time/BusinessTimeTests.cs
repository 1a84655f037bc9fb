using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Core.Time;
using NodaTime;

namespace HandoffBot.Core.Tests.Time;

public sealed class BusinessTimeTests
{
    private const string NewYork = "America/New_York";
    private const string Berlin = "Europe/Berlin";

    // As LeadAngel's documentation has it: ten hours, cover from 10:00 to 18:00 on working days. 18 November 2026 is a Wednesday.
    [Theory]
    [InlineData("2026-11-18T15:00", "2026-11-19T17:00")]
    [InlineData("2026-11-18T20:00", "2026-11-20T12:00")]
    public void The_published_vectors_hold(string start, string due)
    {
        var coverage = Hours(NewYork, "Mon-Fri 10:00-18:00");

        Assert.Equal(At(NewYork, due), BusinessTime.Add(coverage, At(NewYork, start), Duration.FromHours(10)));
        Assert.Equal(Duration.FromHours(10), BusinessTime.Between(coverage, At(NewYork, start), At(NewYork, due)));
    }

    [Theory]
    [InlineData("Mon-Fri 09:00-18:00", "2026-11-20T17:45", 30, "2026-11-23T09:15")] // over the weekend
    [InlineData("Mon-Fri 09:00-18:00", "2026-11-20T17:45", 15, "2026-11-20T18:00")] // closing time, not the next opening
    [InlineData("Mon-Fri 09:00-18:00", "2026-11-21T12:00", 0, "2026-11-23T09:00")]
    [InlineData("Mon-Fri 09:00-18:00", "2026-11-20T10:00", 0, "2026-11-20T10:00")]
    [InlineData("Mon-Fri 09:00-18:00", "2026-12-24T17:30", 60, "2026-12-28T09:30")] // Christmas Day, then the weekend
    [InlineData("Mon-Fri 09:00-12:30, 13:30-18:00", "2026-11-20T12:20", 30, "2026-11-20T13:50")]
    [InlineData("Mon-Fri 22:00-24:00; Tue-Sat 00:00-06:00", "2026-11-20T23:30", 60, "2026-11-21T00:30")] // a night
    [InlineData("Mon-Sun 00:00-24:00", "2026-11-20T23:30", 1440, "2026-11-21T23:30")]
    public void Working_time_ends_at(string hours, string start, int minutes, string end)
    {
        var coverage = Hours(Berlin, hours, "2026-12-25");

        Assert.Equal(At(Berlin, end), BusinessTime.Add(coverage, At(Berlin, start), Duration.FromMinutes(minutes)));
        Assert.Equal(Duration.FromMinutes(minutes), BusinessTime.Between(coverage, At(Berlin, start), At(Berlin, end)));
    }

    // New York's clock springs on 8 March 2026 at 02:00 and falls back on 1 November 2026 at 02:00.
    [Theory]
    [InlineData("Sun 01:00-04:00", "2026-03-08T01:30", "2026-03-08T04:00", 90)] // two to three does not exist
    [InlineData("Sun 02:00-03:00", "2026-03-08T00:00", "2026-03-08T12:00", 0)]
    [InlineData("Sun 00:00-03:00", "2026-11-01T00:00", "2026-11-01T04:00", 240)] // one to two comes twice
    [InlineData("Sun 01:00-01:30", "2026-11-01T00:00", "2026-11-01T04:00", 60)]
    [InlineData("Mon-Sun 09:00-17:00", "2026-03-07T16:00", "2026-03-08T10:00", 120)]
    [InlineData("Mon-Sun 09:00-17:00", "2026-10-31T16:00", "2026-11-01T10:00", 120)]
    public void A_change_of_the_clock_takes_or_gives_what_the_wall_shows(string hours, string start, string end, int minutes) =>
        Assert.Equal(
            Duration.FromMinutes(minutes),
            BusinessTime.Between(Hours(NewYork, hours), At(NewYork, start), At(NewYork, end))
        );

    [Fact]
    public void Without_a_coverage_time_counts_around_the_clock()
    {
        var at = At(Berlin, "2026-11-21T12:00");

        Assert.Equal(at + Duration.FromHours(30), BusinessTime.Add(null, at, Duration.FromHours(30)));
        Assert.Equal(Duration.FromHours(30), BusinessTime.Between(null, at, at + Duration.FromHours(30)));
        Assert.Equal(at, BusinessTime.Add(null, at, Duration.Zero));
        Assert.Equal(Instant.MaxValue, BusinessTime.Add(null, Instant.MaxValue - Duration.Epsilon, Duration.FromHours(1)));
    }

    [Fact]
    public void What_is_worked_within_no_lifetime_never_comes()
    {
        var at = At(Berlin, "2026-11-21T12:00");
        var aMinuteAWeek = Hours(Berlin, "Mon 09:00-09:01");

        Assert.Equal(Instant.MaxValue, BusinessTime.Add(aMinuteAWeek, at, DurationNotation.Longest));
        Assert.Equal(Duration.Zero, BusinessTime.Between(aMinuteAWeek, at, at - Duration.FromDays(30)));
        Assert.Throws<ArgumentOutOfRangeException>(() => BusinessTime.Add(null, at, -Duration.Epsilon));
    }

    private static Coverage Hours(string zone, string hours, params string[] holidays) =>
        new(zone, WorkingHoursNotation.Read(hours)!, [.. holidays.Select(day => NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value)]);

    private static Instant At(string zone, string local) =>
        NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm")
            .Parse(local)
            .Value.InZoneLeniently(DateTimeZoneProviders.Tzdb[zone])
            .ToInstant();
}
