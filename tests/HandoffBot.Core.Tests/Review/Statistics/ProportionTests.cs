using HandoffBot.Core.Review.Statistics;

namespace HandoffBot.Core.Tests.Review.Statistics;

public sealed class ProportionTests
{
    [Fact]
    public void Bounds_among_several_are_exact_and_share_the_risk()
    {
        var share = new Proportion(3, 20);
        Assert.Equal(Exact(0.025), share.BoundsAmong(1));
        Assert.Equal(Exact(0.005), share.BoundsAmong(5));
        Assert.Equal(new ConfidenceInterval(0, 1), new Proportion(0, 0).BoundsAmong(3));
        Assert.Throws<ArgumentOutOfRangeException>(() => share.BoundsAmong(0));

        static ConfidenceInterval Exact(double risk) => new(ClopperPearsonBound.Lower(3, 20, risk), ClopperPearsonBound.Upper(3, 20, risk));
    }
}
