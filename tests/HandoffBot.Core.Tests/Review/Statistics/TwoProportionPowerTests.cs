using HandoffBot.Core.Review.Statistics;

namespace HandoffBot.Core.Tests.Review.Statistics;

public sealed class TwoProportionPowerTests
{
    private static readonly TwoProportionPower Usual = new(0.10, 0.15);

    // The formula with z of 15 digits; the "about 685 an arm".
    [Theory]
    [InlineData(0.10, 0.15, 1, 685.597)]
    [InlineData(0.05, 0.10, 1, 434.432)]
    [InlineData(0.50, 0.60, 1, 387.339)]
    [InlineData(0.10, 0.15, 4, 444.510)]
    [InlineData(0.10, 0.15, 9, 399.254)]
    public void So_many_of_the_first_group_are_needed(double first, double second, double ratio, double needed) =>
        Assert.Equal(needed, new TwoProportionPower(first, second).Needed(ratio), 3);

    [Fact]
    public void It_is_enough_from_so_many_on_and_not_before()
    {
        Assert.False(Usual.IsEnough(685, 685));
        Assert.True(Usual.IsEnough(686, 686));
        Assert.True(Usual.IsEnough(445, 1780));
        Assert.False(Usual.IsEnough(444, 1776));
        // However many there are of one, it takes enough of the other.
        Assert.False(Usual.IsEnough(300, 1_000_000));
        Assert.False(Usual.IsEnough(1_000_000, 0));
        Assert.False(Usual.IsEnough(0, 1_000_000));
    }

    [Theory]
    [InlineData(0, 0, 1, 686)]
    [InlineData(685, 685, 1, 1)]
    [InlineData(686, 686, 1, 0)]
    [InlineData(0, 0, 4, 445)]
    [InlineData(400, 400, 4, 144)]
    public void It_says_how_many_are_missing(long first, long second, double ratio, long missing)
    {
        Assert.Equal(missing, Usual.Missing(first, second, ratio));
        if (missing > 0)
        {
            Assert.True(Usual.IsEnough(first + missing, second + (long)Math.Ceiling(missing * ratio)));
            Assert.False(Usual.IsEnough(first + missing - 1, second + (long)Math.Ceiling((missing - 1) * ratio)));
        }
    }

    // Added up over all outcomes of the z-test that the formula is of.
    [Fact]
    public void With_as_many_as_needed_four_in_five_differences_are_found()
    {
        var power = new TwoProportionPower(0.2, 0.6);
        var many = (int)Math.Ceiling(power.Needed(1));

        Assert.InRange(Found(many, 0.2, 0.6), 0.78, 0.86);
        Assert.InRange(Found(many / 2, 0.2, 0.6), 0, 0.6);
    }

    private static double Found(int many, double first, double second)
    {
        var (one, other) = (BinomialTable.Of(many, first), BinomialTable.Of(many, second));
        var found = 0.0;
        for (var a = 0; a <= many; a++)
        {
            for (var b = 0; b <= many; b++)
            {
                var pooled = (a + b) / (2.0 * many);
                var z = (b - a) / (double)many / Math.Sqrt(2 * pooled * (1 - pooled) / many);
                found += Math.Abs(z) > 1.959963984540054 ? one[a] * other[b] : 0;
            }
        }

        return found;
    }
}
