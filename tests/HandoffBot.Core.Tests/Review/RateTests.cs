using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review;
using HandoffBot.Core.Review.Statistics;

namespace HandoffBot.Core.Tests.Review;

public sealed class RateTests
{
    private static readonly ProofPolicy Proof = new(35, 0.10m);

    [Theory]
    [InlineData(0, 0, 0, 35, RateVerdict.TooFew)]
    [InlineData(0, 0, 0, 100_000, RateVerdict.TooFew)]
    [InlineData(0, 20, 0, 40, RateVerdict.TooFew)]
    [InlineData(34, 0, 34, 400, RateVerdict.TooFew)]
    [InlineData(0, 0, 35, 35, RateVerdict.WithinBound)]
    [InlineData(0, 1, 35, 36, RateVerdict.Undecided)]
    [InlineData(35, 0, 35, 40, RateVerdict.AboveBound)]
    [InlineData(0, 20, 35, 60, RateVerdict.Undecided)]
    [InlineData(0, 0, 0, 0, RateVerdict.TooFew)]
    public void A_verdict_is_spoken_only_when_enough_was_reviewed(
        long confirmed,
        long unreviewed,
        long reviewed,
        long all,
        RateVerdict verdict
    ) => Assert.Equal(verdict, Rate.Of(confirmed, unreviewed, reviewed, all, Proof).Verdict);

    [Fact]
    public void The_floor_counts_what_is_confirmed_and_the_ceiling_what_may_still_be()
    {
        var rate = Rate.Of(2, 3, 4, 50, Proof);

        Assert.Equal((0.04, 0.1), (rate.Floor, rate.Ceiling));
        Assert.Equal(WilsonInterval.Interval(2, 50), rate.FloorBounds);
        Assert.Equal(WilsonInterval.Interval(5, 50), rate.CeilingBounds);
    }

    [Fact]
    public void Out_of_no_alerts_there_is_no_rate()
    {
        Assert.Null(Rate.Of(0, 0, 0, 0, Proof).Floor);
        Assert.Null(Rate.Of(0, 0, 0, 0, Proof).Ceiling);
        Assert.Null(new Proportion(0, 0).Value);
    }
}
