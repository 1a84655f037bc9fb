using HandoffBot.Core.Review;
using NodaTime;

namespace HandoffBot.Core.Tests.Review;

public sealed class MaturityTests
{
    private static readonly Instant End = SampleNumbers.Week.To;

    [Fact]
    public void A_band_is_mature_when_its_time_is_over_and_one_of_the_past_when_the_longest_is()
    {
        var bands = TestData.Agreement.Bands;
        foreach (var band in bands)
        {
            Assert.Equal(End - band.ExpiresAfter, Maturity.OpenedBefore(TestData.Agreement, band.Name, End));
        }

        Assert.Equal(End - bands.Max(band => band.ExpiresAfter), Maturity.OpenedBefore(TestData.Agreement, "gone", End));
    }

    [Theory]
    [InlineData(4, 24, "0 144 164 168")]
    [InlineData(4, 4, "0 164 168")]
    [InlineData(168, 4, "0 164 168")]
    [InlineData(500, 200, "0 168")]
    public void A_week_is_parted_where_the_alerts_of_a_band_cease_to_be_mature(int hot, int warm, string hours)
    {
        var agreement = TestData.Agreement with
        {
            Bands = [new("hot", 85, Duration.FromHours(hot)), new("warm", 70, Duration.FromHours(warm))],
        };

        var parts = Maturity.Parts(agreement, SampleNumbers.Week, End);

        Assert.Equal(hours, string.Join(' ', parts.Select(part => Hours(part.From)).Append(Hours(parts[^1].To))));
        Assert.All(parts.Zip(parts.Skip(1)), two => Assert.Equal(two.First.To, two.Second.From));

        static double Hours(Instant at) => (at - SampleNumbers.Week.From).TotalHours;
    }

    [Fact]
    public void A_week_that_ended_long_ago_is_one_part_and_an_empty_one_none()
    {
        Assert.Equal([SampleNumbers.WeekBefore], Maturity.Parts(TestData.Agreement, SampleNumbers.WeekBefore, End));
        Assert.Empty(Maturity.Parts(TestData.Agreement, new(End, End), End));
    }
}
