using HandoffBot.Core.Review.Statistics;

namespace HandoffBot.Core.Tests.Review.Statistics;

public sealed class MedianRanksTests
{
    // The critical values of the sign test at 5 %, two-sided, as tables print them.
    [Theory]
    [InlineData(1, null, 1, null)]
    [InlineData(5, null, 3, null)]
    [InlineData(6, 1L, 3, 6L)]
    [InlineData(8, 1L, 4, 8L)]
    [InlineData(9, 2L, 5, 8L)]
    [InlineData(20, 6L, 10, 15L)]
    [InlineData(25, 8L, 13, 18L)]
    [InlineData(50, 18L, 25, 33L)]
    [InlineData(100, 40L, 50, 61L)]
    public void The_ranks_are_those_of_the_tables(long values, long? lower, long median, long? upper) =>
        Assert.Equal(new MedianRanks(lower, median, upper), MedianRanks.Of(values));

    [Fact]
    public void The_range_holds_the_median_in_ninety_five_of_a_hundred_cases_or_more()
    {
        for (var values = 6; values <= 300; values++)
        {
            var ranks = MedianRanks.Of(values);
            Assert.Equal(values + 1, ranks.Lower + ranks.Upper);
            Assert.InRange(ranks.Median, ranks.Lower!.Value, ranks.Upper!.Value);
            var missed = 2 * ClopperPearsonBound.AtMost(ranks.Lower.Value - 1, values, 0.5);
            Assert.InRange(missed, 0, 0.05);
            Assert.True(2 * ClopperPearsonBound.AtMost(ranks.Lower.Value, values, 0.5) > 0.05, $"{values}: the range could be shorter.");
        }
    }

    [Fact]
    public void Of_nothing_there_is_no_median() => Assert.Throws<ArgumentOutOfRangeException>(() => MedianRanks.Of(0));
}
