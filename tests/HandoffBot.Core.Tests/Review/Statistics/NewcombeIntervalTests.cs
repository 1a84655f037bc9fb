using HandoffBot.Core.Review.Statistics;

namespace HandoffBot.Core.Tests.Review.Statistics;

public sealed class NewcombeIntervalTests
{
    // Newcombe 1998, table II, method 10.
    [Theory]
    [InlineData(56, 70, 48, 80, 0.0524, 0.3339)]
    [InlineData(9, 10, 3, 10, 0.1705, 0.8090)]
    [InlineData(6, 7, 2, 7, 0.0582, 0.8062)]
    [InlineData(5, 56, 0, 29, -0.0381, 0.1926)]
    [InlineData(0, 10, 0, 20, -0.1611, 0.2775)]
    [InlineData(0, 10, 0, 10, -0.2775, 0.2775)]
    [InlineData(10, 10, 0, 20, 0.6791, 1.0000)]
    [InlineData(10, 10, 0, 10, 0.6075, 1.0000)]
    public void It_is_as_published(long hits, long of, long hitsBefore, long ofBefore, double lower, double upper)
    {
        var interval = NewcombeInterval.Of(new(hits, of), new(hitsBefore, ofBefore));

        Assert.Equal(lower, interval.Lower, 4);
        Assert.Equal(upper, interval.Upper, 4);
    }

    [Fact]
    public void Out_of_nothing_there_is_none()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => NewcombeInterval.Of(new(0, 0), new(1, 2)));
        Assert.Throws<ArgumentOutOfRangeException>(() => NewcombeInterval.Of(new(1, 2), new(0, 0)));
    }
}
