using HandoffBot.Core.Review.Statistics;

namespace HandoffBot.Core.Tests.Review.Statistics;

public sealed class HypergeometricDrawTests
{
    // Mean n·K/N and variance n·(K/N)·(1 − K/N)·(N − n)/(N − 1).
    [Theory]
    [InlineData(5, 15, 4)]
    [InlineData(40, 10, 30)]
    [InlineData(300_000, 700_000, 40_000)]
    [InlineData(3, 900_000, 450_000)]
    public void Draws_have_the_mean_and_the_variance_of_the_distribution(long marked, long others, long drawn)
    {
        const int Draws = 20_000;
        var (by, all) = (new SeededSequence("draws"), (double)(marked + others));
        var values = Enumerable.Range(0, Draws).Select(_ => (double)HypergeometricDraw.Of(marked, others, drawn, by)).ToList();

        var (share, mean) = (marked / all, values.Average());
        var variance = drawn * share * (1 - share) * (all - drawn) / (all - 1);
        Assert.InRange(mean, (drawn * share) - (5 * Math.Sqrt(variance / Draws)), (drawn * share) + (5 * Math.Sqrt(variance / Draws)));
        Assert.InRange(values.Sum(value => (value - mean) * (value - mean)) / Draws, 0.93 * variance, 1.07 * variance);
    }

    [Fact]
    public void A_few_of_a_small_group_come_as_often_as_they_are_to()
    {
        // Two marked of four, two drawn: 1/6, 4/6, 1/6.
        var (by, counts) = (new SeededSequence("small"), new int[3]);
        for (var draw = 0; draw < 60_000; draw++)
        {
            counts[HypergeometricDraw.Of(2, 2, 2, by)]++;
        }

        Assert.InRange(counts[0], 9_500, 10_500);
        Assert.InRange(counts[1], 39_400, 40_600);
        Assert.InRange(counts[2], 9_500, 10_500);
    }

    [Theory]
    [InlineData(0, 5, 3, 0)]
    [InlineData(5, 0, 3, 3)]
    [InlineData(5, 5, 0, 0)]
    [InlineData(5, 5, 10, 5)]
    public void Where_there_is_no_choice_there_is_no_chance(long marked, long others, long drawn, long comes) =>
        Assert.Equal(comes, HypergeometricDraw.Of(marked, others, drawn, new SeededSequence("any")));

    [Theory]
    [InlineData(-1, 5, 1)]
    [InlineData(5, -1, 1)]
    [InlineData(5, 5, -1)]
    [InlineData(5, 5, 11)]
    public void More_than_there_are_cannot_be_drawn(long marked, long others, long drawn) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => HypergeometricDraw.Of(marked, others, drawn, new SeededSequence("any")));
}
