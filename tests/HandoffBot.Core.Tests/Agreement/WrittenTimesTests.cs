using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Core.Agreement.Table;
using NodaTime;

namespace HandoffBot.Core.Tests.Agreement;

public sealed class WrittenTimesTests
{
    [Theory]
    [InlineData("30s", 30)]
    [InlineData("15m", 900)]
    [InlineData("4h", 14_400)]
    [InlineData("3d", 259_200)]
    [InlineData("0s", 0)]
    [InlineData("3650d", 315_360_000)]
    public void A_duration_is_a_number_and_a_unit(string text, long seconds) =>
        Assert.Equal(Duration.FromSeconds(seconds), DurationNotation.Read(text));

    [Theory]
    [InlineData("")]
    [InlineData("4")]
    [InlineData("h")]
    [InlineData("-4h")]
    [InlineData("1.5h")]
    [InlineData("4 h")]
    [InlineData("1h30m")]
    [InlineData("4H")]
    [InlineData("3651d")]
    [InlineData("99999999999999999999d")]
    [InlineData("٣d")]
    public void Anything_else_is_no_duration(string text) => Assert.Null(DurationNotation.Read(text));

    [Theory]
    [InlineData("90s", "90s")]
    [InlineData("60s", "1m")]
    [InlineData("90m", "90m")]
    [InlineData("24h", "1d")]
    [InlineData("0d", "0s")]
    public void A_duration_is_written_in_its_largest_whole_unit(string text, string written) =>
        Assert.Equal(written, DurationNotation.Write(DurationNotation.Read(text)!.Value));

    [Theory]
    [InlineData("Mon-Fri 09:00-18:00", "Mon Tue Wed Thu Fri", "09:00", "18:00")]
    [InlineData("Sun-Thu 8:30-17:00", "Mon Tue Wed Thu Sun", "08:30", "17:00")]
    [InlineData("Mon, wed,Friday 00:00-24:00", "Mon Wed Fri", "00:00", "24:00")]
    [InlineData("Sat 10:00-14:00", "Sat", "10:00", "14:00")]
    public void Working_hours_are_days_and_times(string text, string days, string from, string to)
    {
        var hours = Assert.Single(WorkingHoursNotation.Read(text)!);

        Assert.Equal(days, string.Join(' ', hours.Days.Select(WeekdayNotation.Short)));
        Assert.Equal((from, to), (LocalTimeNotation.WriteTime(hours.From), LocalTimeNotation.WriteTime(hours.To)));
    }

    [Theory]
    [InlineData("Mon-Fri 09:00-12:30, 13:30-18:00", "Mon, Tue, Wed, Thu, Fri 09:00-12:30, 13:30-18:00")]
    [InlineData("Mon-Thu 9:00-18:00; Fri 09:00-15:00", "Mon, Tue, Wed, Thu 09:00-18:00; Fri 09:00-15:00")]
    [InlineData("Mon, Fri 22:00-24:00;Sat,Tue 00:00-06:00", "Mon, Fri 22:00-24:00; Tue, Sat 00:00-06:00")]
    public void Working_hours_may_have_several_windows(string text, string written)
    {
        Assert.Equal(written, WorkingHoursNotation.Write(WorkingHoursNotation.Read(text)!));
        Assert.Equal(written, WorkingHoursNotation.Write(WorkingHoursNotation.Read(written)!));
    }

    [Theory]
    [InlineData("Mon-Fri 09:00-12:30, 12:00-18:00", "Two windows of Mon overlap.")]
    [InlineData("Mon-Fri 09:00-24:00; Fri 23:59-24:00", "Two windows of Fri overlap.")]
    [InlineData("Mon-Fri 09:00-12:30, 12:30-18:00", null)]
    public void Windows_that_overlap_are_a_fault(string text, string? fault)
    {
        var agreement = ValidAgreement.Value with
        {
            Coverage = new Dictionary<string, Coverage> { ["emea"] = new("Europe/Berlin", WorkingHoursNotation.Read(text)!, []) },
        };

        var faults = AgreementKeys.Faults(agreement);

        Assert.Equal(fault, faults is [var first, ..] ? first.Message : null);
        Assert.All(faults, one => Assert.Equal("coverage.emea.hours", one.Path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Mon-Fri")]
    [InlineData("09:00-18:00")]
    [InlineData("Mon-Fri 18:00-09:00")]
    [InlineData("Mon-Fri 09:00-09:00")]
    [InlineData("Mon-Fri 9-18")]
    [InlineData("Mon-Fri 09:00-25:00")]
    [InlineData("Mon-Wed-Fri 09:00-18:00")]
    [InlineData("Mo-Fr 09:00-18:00")]
    [InlineData("Mon-Fri 09:00-12:00,")]
    [InlineData("Mon-Fri 09:00-12:00; 13:00-18:00")]
    [InlineData("Mon-Fri 09:00-12:00; Sat")]
    [InlineData("Mon-Fri 09:00-12:00;")]
    [InlineData("Mon-Fri09:00-12:00")]
    public void Anything_else_is_no_working_hours(string text) => Assert.Null(WorkingHoursNotation.Read(text));

    [Fact]
    public void A_weekly_moment_is_a_day_and_a_time_and_a_monthly_one_says_1st()
    {
        Assert.Equal((IsoDayOfWeek.Monday, new LocalTime(9, 0)), LocalTimeNotation.ReadMoment("Mon 09:00", monthly: false));
        Assert.Equal((IsoDayOfWeek.Tuesday, new LocalTime(9, 30)), LocalTimeNotation.ReadMoment("1st Tue 09:30", monthly: true));
        Assert.Null(LocalTimeNotation.ReadMoment("1st Mon 09:30", monthly: false));
        Assert.Null(LocalTimeNotation.ReadMoment("Mon 09:30", monthly: true));
        Assert.Null(LocalTimeNotation.ReadMoment("Mon 24:00", monthly: false));
        Assert.Null(LocalTimeNotation.ReadMoment("", monthly: true));
    }
}
