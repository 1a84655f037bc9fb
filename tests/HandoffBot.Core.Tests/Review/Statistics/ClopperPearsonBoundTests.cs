using HandoffBot.Core.Review.Statistics;

namespace HandoffBot.Core.Tests.Review.Statistics;

public sealed class ClopperPearsonBoundTests
{
    // Quantiles of the beta distribution, computed with 30 digits.
    [Theory]
    [InlineData(0, 1, 0, 0.95, 0, 0.975)]
    [InlineData(0, 29, 0, 0.098144628, 0, 0.11944487)]
    [InlineData(0, 34, 0, 0.084339643, 0, 0.10281792)]
    [InlineData(0, 35, 0, 0.082031636, 0, 0.10003244)]
    [InlineData(0, 36, 0, 0.07984651, 0, 0.097393756)]
    [InlineData(1, 10, 0.0051161969, 0.3941633, 0.0025285785, 0.44501612)]
    [InlineData(1, 46, 0.0011144502, 0.099024317, 0.00055023569, 0.11527183)]
    [InlineData(3, 20, 0.042169408, 0.3436638, 0.032070937, 0.37892683)]
    [InlineData(10, 100, 0.055263238, 0.16371762, 0.049004689, 0.1762226)]
    [InlineData(50, 100, 0.41362171, 0.58637829, 0.39832113, 0.60167887)]
    public void The_bounds_agree_with_the_quantiles_of_the_beta_distribution(
        long hits,
        long of,
        double lower,
        double upper,
        double lowerHalf,
        double upperHalf
    )
    {
        Assert.Equal(lower, ClopperPearsonBound.Lower(hits, of, 0.05), 6);
        Assert.Equal(upper, ClopperPearsonBound.Upper(hits, of, 0.05), 6);
        Assert.Equal(lowerHalf, ClopperPearsonBound.Lower(hits, of, 0.025), 6);
        Assert.Equal(upperHalf, ClopperPearsonBound.Upper(hits, of, 0.025), 6);
    }

    // Not simulated but added up: the probability that the bound covers the share, whatever the share is.
    [Fact]
    public void The_bound_covers_at_least_as_often_as_it_says_and_Wilsons_does_not()
    {
        var (least, leastOfWilson) = (1.0, 1.0);
        foreach (var of in new long[] { 1, 2, 5, 10, 20, 35, 50, 100, 200 })
        {
            var exact = Enumerable.Range(0, (int)of + 1).Select(hits => ClopperPearsonBound.Upper(hits, of, 0.05)).ToList();
            var wilson = Enumerable.Range(0, (int)of + 1).Select(hits => WilsonInterval.Interval(hits, of)).ToList();
            for (var share = 0.005; share < 1; share += 0.005)
            {
                least = Math.Min(least, Covered(of, share, hits => exact[hits] >= share));
                var ofWilson = Covered(of, share, hits => wilson[hits].Lower <= share && wilson[hits].Upper >= share);
                leastOfWilson = Math.Min(leastOfWilson, ofWilson);
            }
        }

        Assert.InRange(least, 0.95, 1);
        Assert.InRange(leastOfWilson, 0, 0.9);
    }

    [Fact]
    public void Large_counts_are_bounded_without_losing_the_small_probabilities()
    {
        Assert.Equal(0, ClopperPearsonBound.Lower(0, 1_000_000, 0.05));
        Assert.InRange(ClopperPearsonBound.Upper(0, 1_000_000, 0.05), 2.9e-6, 3.1e-6);
        Assert.InRange(ClopperPearsonBound.Upper(5_000, 10_000, 0.05), 0.508, 0.509);
        Assert.Equal(1, ClopperPearsonBound.Upper(7, 7, 0.05));
        Assert.Equal((0, 1), (ClopperPearsonBound.Lower(0, 0, 0.05), ClopperPearsonBound.Upper(0, 0, 0.05)));
    }

    // Quantiles of the beta distribution at 5 %. The last ones took a second each while every term was added up.
    [Theory]
    [InlineData(300, 1_000, 0.27612, 0.32475)]
    [InlineData(50_000, 100_000, 0.49739, 0.50261)]
    [InlineData(3_000_000, 10_000_000, 0.29976, 0.30024)]
    public void Many_hits_are_bounded_as_fast_as_few(long hits, long of, double lower, double upper)
    {
        Assert.Equal(lower, ClopperPearsonBound.Lower(hits, of, 0.05), 5);
        Assert.Equal(upper, ClopperPearsonBound.Upper(hits, of, 0.05), 5);
        Assert.Equal(1, ClopperPearsonBound.AtMost(hits, of, 0.001), 12);
        Assert.Equal(0, ClopperPearsonBound.AtMost(hits, of, 0.999), 12);
    }

    [Theory]
    [InlineData(-1, 5, 0.05)]
    [InlineData(6, 5, 0.05)]
    [InlineData(1, 5, 0)]
    [InlineData(1, 5, 1)]
    public void Counts_that_cannot_be_are_refused(long hits, long of, double risk) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ClopperPearsonBound.Upper(hits, of, risk));

    private static double Covered(long of, double share, Func<int, bool> covers)
    {
        var sum = 0.0;
        for (var hits = 0; hits <= of; hits++)
        {
            if (covers(hits))
            {
                sum += ClopperPearsonBound.AtMost(hits, of, share) - (hits == 0 ? 0 : ClopperPearsonBound.AtMost(hits - 1, of, share));
            }
        }

        return sum;
    }
}
