using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Decisions;

namespace HandoffBot.Core.Tests.Handoffs;

public sealed class BandsTests
{
    [Theory]
    [InlineData("hot", 0)]
    [InlineData("warm", 1)]
    [InlineData("gone since", 2)]
    [InlineData(null, 2)]
    public void The_hottest_band_ranks_0_and_a_band_no_longer_agreed_ranks_last(string? band, int rank) =>
        Assert.Equal(rank, Bands.Rank(TestData.Agreement, band));

    [Theory]
    [InlineData(100, "hot")]
    [InlineData(80, "hot")]
    [InlineData(79.9, "warm")]
    [InlineData(50, "warm")]
    [InlineData(49.9, null)]
    public void A_score_falls_in_the_highest_band_it_reaches_in_whatever_order_they_are_written(double score, string? band)
    {
        var bands = TestData.Agreement.Bands;
        Band[] agreed = [bands[0] with { Name = "hot", From = 80 }, bands[0] with { Name = "warm", From = 50 }];

        Assert.Equal(band, Bands.Of(TestData.Agreement with { Bands = agreed }, (decimal)score)?.Name);
        Assert.Equal(band, Bands.Of(TestData.Agreement with { Bands = [.. agreed.Reverse()] }, (decimal)score)?.Name);
    }
}
