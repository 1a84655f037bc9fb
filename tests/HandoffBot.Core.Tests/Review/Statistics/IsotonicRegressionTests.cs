using HandoffBot.Core.Review.Statistics;

namespace HandoffBot.Core.Tests.Review.Statistics;

public sealed class IsotonicRegressionTests
{
    // The first is the example of R's isoreg, the next two are scikit-learn's.
    [Theory]
    [InlineData(new double[] { 1, 0, 4, 3, 3, 5, 4, 2, 0 }, new double[] { 0.5, 0.5, 3, 3, 3, 3, 3, 3, 3 })]
    [InlineData(new double[] { 3, 7, 5, 9, 8, 7, 10 }, new double[] { 3, 6, 6, 8, 8, 8, 10 })]
    [InlineData(new double[] { 10, 0, 2 }, new double[] { 4, 4, 4 })]
    [InlineData(new double[] { 1, 2, 3 }, new double[] { 1, 2, 3 })]
    [InlineData(new double[] { 5 }, new double[] { 5 })]
    public void Neighbours_that_fall_are_pooled(double[] values, double[] fitted) =>
        Assert.Equal(fitted, Fit([.. values.Select(value => (value, 1.0))]));

    [Fact]
    public void A_pooled_rate_is_weighted_by_how_many_there_are() =>
        Assert.Equal([0.1, 0.325, 0.325, 0.9], Fit([(1, 10), (12, 30), (1, 10), (9, 10)]), (one, other) => Math.Abs(one - other) < 1e-12);

    [Fact]
    public void Rates_never_fall_keep_the_total_and_no_other_rates_that_never_fall_fit_better()
    {
        var chance = new SeededSequence("isotonic");
        for (var time = 0; time < 200; time++)
        {
            var groups = Enumerable.Range(0, 1 + chance.Below(6)).Select(_ => Group(chance)).ToList();

            var blocks = IsotonicRegression.Of(groups);

            var rates = blocks.Select(block => block.Hits / block.Of).ToList();
            Assert.Equal(rates.Distinct().Order(), rates);
            Assert.Equal(groups.Sum(one => one.Hits), blocks.Sum(block => block.Hits), 6);
            var all = blocks.SelectMany(block => Enumerable.Range(block.First, block.Last - block.First + 1));
            Assert.Equal(Enumerable.Range(0, groups.Count), all);
            var best = Error(groups, Fit(groups));
            for (var other = 0; other < 20; other++)
            {
                Assert.True(best <= Error(groups, [.. groups.Select(_ => chance.Fraction()).Order()]) + 1e-9);
            }
        }
    }

    [Fact]
    public void A_group_of_nothing_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => IsotonicRegression.Of([(0, 0)]));

    private static (double Hits, double Of) Group(SeededSequence chance)
    {
        var of = 1 + chance.Below(20);
        return (chance.Below(of + 1), of);
    }

    private static double[] Fit(IReadOnlyList<(double Hits, double Of)> groups) =>
        [.. IsotonicRegression.Of(groups).SelectMany(block => Enumerable.Repeat(block.Hits / block.Of, block.Last - block.First + 1))];

    private static double Error(IReadOnlyList<(double Hits, double Of)> groups, IReadOnlyList<double> rates) =>
        groups.Zip(rates, (group, rate) => group.Of * Math.Pow((group.Hits / group.Of) - rate, 2)).Sum();
}
