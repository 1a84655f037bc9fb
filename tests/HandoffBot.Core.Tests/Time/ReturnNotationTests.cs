using HandoffBot.Core.Time;
using NodaTime;
using NodaTime.Text;

namespace HandoffBot.Core.Tests.Time;

/// <summary>When somebody is back, as people write it; it is Wednesday, 25 November 2026, 13:30 in Berlin.</summary>
public sealed class ReturnNotationTests
{
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 25, 12, 30);

    [Theory]
    [InlineData("tomorrow 9:00", "2026-11-26T08:00:00Z")]
    [InlineData("Tomorrow", "2026-11-26T08:00:00Z")]
    [InlineData("today 15:00", "2026-11-25T14:00:00Z")]
    [InlineData("15:30", "2026-11-25T14:30:00Z")]
    [InlineData("friday", "2026-11-27T08:00:00Z")]
    [InlineData("Fri 07:15", "2026-11-27T06:15:00Z")]
    [InlineData("wednesday", "2026-12-02T08:00:00Z")]
    [InlineData("2026-12-01", "2026-12-01T08:00:00Z")]
    [InlineData(" 2027-07-01  8:00 ", "2027-07-01T06:00:00Z")]
    [InlineData("2027-03-28 02:30", "2027-03-28T01:00:00Z")]
    public void A_day_a_time_or_both_is_a_moment_where_the_person_is(string text, string back) =>
        Assert.Equal(InstantPattern.General.Parse(back).Value, ReturnNotation.Read(text, Berlin, Now));

    [Theory]
    [InlineData("")]
    [InlineData("later")]
    [InlineData("24:00")]
    [InlineData("25:00")]
    [InlineData("2026-02-30")]
    [InlineData("friday 9")]
    [InlineData("until friday")]
    [InlineData("friday 9:00 sharp")]
    public void Anything_else_is_none(string text) => Assert.Null(ReturnNotation.Read(text, Berlin, Now));

    [Fact]
    public void It_is_told_with_the_year_and_the_zone() =>
        Assert.Equal("Tue 1 Dec 2026 09:00 (Europe/Berlin)", ReturnNotation.Write(Instant.FromUtc(2026, 12, 1, 8, 0), Berlin));
}
