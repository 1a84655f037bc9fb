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
}
