using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review.Drift;
using NodaTime;

namespace HandoffBot.Core.Tests.Review.Drift;

public sealed class ScoreBinsTests
{
    [Theory]
    [InlineData("85 70", "10 20 30 40 50 60 70 80 85 90 100 110")]
    [InlineData("0.85 0.7", "0.1 0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.85 0.9 1.0 1.1")]
    [InlineData("4000 1250", "500 1000 1250 1500 2000 2500 3000 3500 4000 4500 5000 5500")]
    [InlineData("0 -5", "-5 0 1 2 3")]
    [InlineData("-2", "-2 1 2 3")]
    public void Ranges_are_round_and_hold_the_thresholds_on_any_scale(string bands, string cuts)
    {
        var agreement = TestData.Agreement with
        {
            Bands = [.. bands.Split(' ').Select((from, i) => new Band($"{i}", Parse(from), Duration.FromHours(1)))],
        };

        Assert.Equal(cuts.Split(' ').Select(Parse), ScoreBins.Of(agreement).Cuts);
    }

    [Fact]
    public void Ranges_are_named_by_their_ends()
    {
        var bins = new ScoreBins([10, 20, 42.50m]);

        Assert.Equal(4, bins.Count);
        Assert.Equal("below 10", bins.Name(0, 0));
        Assert.Equal("10 to 42.5", bins.Name(1, 2));
        Assert.Equal("42.5 or more", bins.Name(3, 3));
        Assert.Equal("any score", bins.Name(0, 3));
    }

    private static decimal Parse(string number) => decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture);
}
