using HandoffBot.Core.Review.Statistics;

namespace HandoffBot.Core.Tests.Review.Statistics;

public sealed class WestfallYoungTestTests
{
    [Fact]
    public void A_group_looked_at_alone_keeps_its_own_p_value()
    {
        var (cases, group) = Planted(hitsOfGroup: 12, inGroup: 20, hitsOfRest: 8, inRest: 40);

        var p = Assert.Single(WestfallYoungTest.Of(cases, [group], 0.05, "alone"));

        Assert.Equal(FisherExactTest.IsLarger(new(12, 20), new(8, 40)), p.Alone, 10);
        Assert.InRange(p.AmongAll, p.Alone / 2, (2 * p.Alone) + 0.004);
    }

    [Fact]
    public void Groups_that_hold_the_same_cost_nothing_and_different_ones_do()
    {
        var (cases, group) = Planted(hitsOfGroup: 12, inGroup: 20, hitsOfRest: 8, inRest: 40);
        var others = Enumerable.Range(0, 40).Select(shift => Shifted(shift)).ToList();

        var alone = WestfallYoungTest.Of(cases, [group], 0.05, "same")[0].AmongAll;
        var twice = WestfallYoungTest.Of(cases, [group, group], 0.05, "same")[0].AmongAll;
        var among = WestfallYoungTest.Of(cases, [group, .. others], 0.05, "same")[0].AmongAll;

        Assert.Equal(alone, twice);
        Assert.True(among > 2 * alone, $"{among} after {alone}");
    }

    [Fact]
    public void Nothing_is_found_where_hits_lie_as_chance_has_them()
    {
        var (cases, group) = Planted(hitsOfGroup: 7, inGroup: 20, hitsOfRest: 13, inRest: 40);

        Assert.Equal(1, WestfallYoungTest.Of(cases, [group], 0.05, "none")[0].AmongAll);
        Assert.Empty(WestfallYoungTest.Of(cases, [], 0.05, "none"));
    }

    private static (StratifiedHits Cases, CaseSet Group) Planted(int hitsOfGroup, int inGroup, int hitsOfRest, int inRest)
    {
        var all = inGroup + inRest;
        var group = new CaseSet(all);
        Enumerable.Range(0, inGroup).ToList().ForEach(group.Add);
        return (
            new([.. Enumerable.Range(0, all).Select(i => ("one", i < inGroup ? i < hitsOfGroup : i - inGroup < hitsOfRest))]),
            group
        );
    }

    private static CaseSet Shifted(int shift)
    {
        var set = new CaseSet(60);
        Enumerable.Range(0, 20).ToList().ForEach(i => set.Add((i * (shift + 1) * 7 + shift) % 60));
        return set;
    }
}
