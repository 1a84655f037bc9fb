using HandoffBot.Core.Review.Statistics;

namespace HandoffBot.Core.Tests.Review.Statistics;

public sealed class FisherExactTestTests
{
    // Fisher's lady and her tea: 17/70 and 1/70. Fisher's convictions of twins, as the manual of R's fisher.test has them.
    [Theory]
    [InlineData(3, 4, 1, 4, 17.0 / 70)]
    [InlineData(4, 4, 0, 4, 1.0 / 70)]
    [InlineData(10, 13, 2, 17, 0.0004651809)]
    [InlineData(0, 5, 0, 7, 1)]
    [InlineData(5, 5, 7, 7, 1)]
    [InlineData(0, 0, 3, 7, 1)]
    [InlineData(3, 7, 0, 0, 1)]
    public void It_agrees_with_what_is_published(long hits, long of, long otherHits, long otherOf, double p) =>
        Assert.Equal(p, FisherExactTest.IsLarger(new(hits, of), new(otherHits, otherOf)), 9);

    [Fact]
    public void It_is_the_sum_over_the_tables_that_are_as_extreme()
    {
        for (var of = 1; of <= 9; of++)
        {
            for (var hits = 0; hits <= of; hits++)
            {
                for (var other = 0; other <= 8; other++)
                {
                    Assert.Equal(ByChoices(hits, of, other, 8), FisherExactTest.IsLarger(new(hits, of), new(other, 8)), 12);
                }
            }
        }
    }

    // Added up, not simulated: how often two groups of one share are told apart, at 5 %.
    [Theory]
    [InlineData(10, 10)]
    [InlineData(40, 15)]
    [InlineData(60, 60)]
    public void Groups_of_the_same_share_are_told_apart_in_no_more_than_the_stated_share_of_cases(int of, int other)
    {
        for (var share = 0.05; share < 1; share += 0.05)
        {
            var wrong = 0.0;
            for (var a = 0; a <= of; a++)
            {
                for (var b = 0; b <= other; b++)
                {
                    var isTold = FisherExactTest.IsLarger(new(a, of), new(b, other)) <= 0.05;
                    wrong += isTold ? Chance(a, of, share) * Chance(b, other, share) : 0;
                }
            }

            Assert.InRange(wrong, 0, 0.05);
        }
    }

    [Fact]
    public void Large_groups_are_neither_lost_nor_infinite()
    {
        Assert.InRange(FisherExactTest.IsLarger(new(60_000, 100_000), new(10_000, 100_000)), 0, 1e-100);
        Assert.Equal(1, FisherExactTest.IsLarger(new(10_000, 100_000), new(60_000, 100_000)), 9);
        Assert.Equal(0.5, FisherExactTest.IsLarger(new(30_000, 100_000), new(30_000, 100_000)), 2);
    }

    private static double ByChoices(int hits, int of, int otherHits, int otherOf)
    {
        var all = hits + otherHits;
        var extreme = Enumerable.Range(hits, of - hits + 1).Where(k => all - k >= 0 && all - k <= otherOf);
        return extreme.Sum(k => Choose(of, k) * Choose(otherOf, all - k)) / Choose(of + otherOf, all);
    }

    private static double Chance(int hits, int of, double share) =>
        Choose(of, hits) * Math.Pow(share, hits) * Math.Pow(1 - share, of - hits);

    private static double Choose(int of, int some) =>
        Enumerable.Range(1, some).Aggregate(1.0, (product, i) => product * (of - some + i) / i);
}
