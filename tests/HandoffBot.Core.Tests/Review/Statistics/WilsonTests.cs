using HandoffBot.Core.Review.Statistics;

namespace HandoffBot.Core.Tests.Review.Statistics;

public sealed class WilsonTests
{
    // The published vectors, computed from the closed form with z = 1.959963984540054.
    [Theory]
    [InlineData(0, 34, 0, 0.101515)]
    [InlineData(0, 35, 0, 0.098901)]
    [InlineData(3, 20, 0.052369, 0.360419)]
    [InlineData(1, 10, 0.017876, 0.404150)]
    [InlineData(10, 100, 0.055229, 0.174366)]
    [InlineData(50, 100, 0.403832, 0.596168)]
    [InlineData(0, 1, 0, 0.793451)]
    [InlineData(5, 5, 0.565518, 1)]
    public void The_interval_agrees_with_the_published_vectors(long hits, long of, double lower, double upper)
    {
        var interval = WilsonInterval.Interval(hits, of);

        Assert.Equal(lower, interval.Lower, 6);
        Assert.Equal(upper, interval.Upper, 6);
    }

    [Fact]
    public void Out_of_nothing_anything_is_possible() => Assert.Equal(new ConfidenceInterval(0, 1), WilsonInterval.Interval(0, 0));

    [Theory]
    [InlineData(-1, 5)]
    [InlineData(6, 5)]
    public void Counts_that_cannot_be_are_refused(long hits, long of) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => WilsonInterval.Interval(hits, of));
}
