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

    // Not simulated but added up, for small and unequal groups.
    [Fact]
    public void It_covers_as_often_as_it_says_on_average_and_never_much_less_often()
    {
        var (least, sum, cases) = (1.0, 0.0, 0);
        foreach (var (m, n) in new[] { (10, 10), (14, 14), (20, 60), (50, 50) })
        {
            var intervals = new (double Lower, double Upper)[m + 1, n + 1];
            for (var a = 0; a <= m; a++)
            {
                for (var b = 0; b <= n; b++)
                {
                    intervals[a, b] = NewcombeInterval.Of(new(a, m), new(b, n));
                }
            }

            for (var p = 0.05; p < 1; p += 0.1)
            {
                for (var q = 0.05; q < 1; q += 0.1)
                {
                    var covered = Covered(intervals, BinomialTable.Of(m, p), BinomialTable.Of(n, q), p - q);
                    (least, sum, cases) = (Math.Min(least, covered), sum + covered, cases + 1);
                }
            }
        }

        Assert.InRange(sum / cases, 0.95, 0.96);
        Assert.InRange(least, 0.92, 0.95);
    }

    private static double Covered((double Lower, double Upper)[,] intervals, double[] first, double[] second, double difference)
    {
        var covered = 0.0;
        for (var a = 0; a < first.Length; a++)
        {
            for (var b = 0; b < second.Length; b++)
            {
                covered += intervals[a, b].Lower <= difference && difference <= intervals[a, b].Upper ? first[a] * second[b] : 0;
            }
        }

        return covered;
    }
}
