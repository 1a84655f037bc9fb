using HandoffBot.Core.Review.Metrics;
using HandoffBot.Core.Review.Statistics;

namespace HandoffBot.Core.Tests.Review.Metrics;

public sealed class BandOrderTests
{
    [Theory]
    [InlineData(30, 60, 10, 60, BandOrderVerdict.Better)]
    [InlineData(4, 4, 0, 4, BandOrderVerdict.Better)]
    [InlineData(3, 4, 1, 4, BandOrderVerdict.Undecided)]
    [InlineData(10, 60, 30, 60, BandOrderVerdict.Worse)]
    [InlineData(0, 60, 0, 60, BandOrderVerdict.Undecided)]
    public void Two_bands_are_told_apart_once_the_test_shows_it(long hot, long ofHot, long warm, long ofWarm, BandOrderVerdict verdict)
    {
        var pair = Assert.Single(Of(("hot", hot, ofHot), ("warm", warm, ofWarm)));

        Assert.Equal(("hot", "warm", verdict), (pair.Higher, pair.Lower, pair.Verdict));
        Assert.Equal((new Proportion(hot, ofHot), new Proportion(warm, ofWarm)), (pair.OfHigher, pair.OfLower));
        Assert.Equal(verdict is not BandOrderVerdict.Undecided, pair.P <= 0.05);
    }

    [Theory]
    [InlineData(6, 20, 3, 20)]
    [InlineData(3, 4, 1, 4)]
    [InlineData(60, 200, 50, 200)]
    public void Where_it_is_not_enough_so_many_more_of_the_same_would_do_and_half_of_them_would_not(
        long hot,
        long ofHot,
        long warm,
        long ofWarm
    )
    {
        var more = Assert.Single(Of(("hot", hot, ofHot), ("warm", warm, ofWarm))).More!.Value;

        Assert.Equal(BandOrderVerdict.Better, Verdict(more));
        Assert.Equal(BandOrderVerdict.Undecided, Verdict(more / 2));

        BandOrderVerdict Verdict(long added)
        {
            var times = (double)(ofHot + ofWarm + added) / (ofHot + ofWarm);
            return Assert.Single(Of(("hot", Grown(hot), Grown(ofHot)), ("warm", Grown(warm), Grown(ofWarm)))).Verdict;

            long Grown(long count) => (long)Math.Round(count * times);
        }
    }

    [Theory]
    [InlineData(5, 20, 5, 20)]
    [InlineData(4, 20, 5, 20)]
    [InlineData(101, 1000, 100, 1000)]
    public void No_number_is_named_where_nothing_speaks_for_it_or_none_is_worth_waiting_for(
        long hot,
        long ofHot,
        long warm,
        long ofWarm
    ) => Assert.Null(Assert.Single(Of(("hot", hot, ofHot), ("warm", warm, ofWarm))).More);

    [Fact]
    public void Of_several_pairs_each_has_its_part_of_the_risk_of_being_called_worse()
    {
        // p of "warm is better than hot" is 0.033: enough for one pair, not for two.
        Assert.Equal(BandOrderVerdict.Worse, Assert.Single(Of(("hot", 4, 20), ("warm", 11, 21))).Verdict);
        Assert.Equal(
            [BandOrderVerdict.Undecided, BandOrderVerdict.Better],
            Of(("hot", 4, 20), ("warm", 11, 21), ("cool", 2, 40)).Select(pair => pair.Verdict)
        );
    }

    [Fact]
    public void Bands_without_handoffs_and_those_of_the_past_stand_in_no_order()
    {
        Assert.Equal([("hot", "cool")], Of(("hot", 4, 20), ("warm", 0, 0), ("cool", 2, 40)).Select(p => (p.Higher, p.Lower)));
        Assert.Empty(Of(("hot", 4, 20), ("gone", 2, 40)));
    }

    private static IReadOnlyList<BandOrder> Of(params (string Name, long Meetings, long Posted)[] bands) =>
        BandOrder.Of(
            [.. bands.Select(one => new NamedFunnel(one.Name, new(one.Posted, one.Meetings, one.Meetings, one.Meetings, 0, 0)))],
            TestData.Agreement with
            {
                Bands =
                [
                    TestData.Agreement.Bands[0] with { Name = "hot", From = 90 },
                    TestData.Agreement.Bands[0] with { Name = "warm", From = 80 },
                    TestData.Agreement.Bands[0] with { Name = "cool", From = 70 },
                ],
            }
        );
}
