using HandoffBot.Core.Review.Statistics;

namespace HandoffBot.Core.Tests.Review.Statistics;

public sealed class StratifiedHitsTests
{
    [Theory]
    [InlineData(10, 4, 6, 3)]
    [InlineData(40, 12, 15, 8)]
    [InlineData(200, 30, 100, 20)]
    public void With_one_stratum_it_is_fishers_exact_test(int all, int hits, int inGroup, int both)
    {
        var cases = new StratifiedHits([.. Enumerable.Range(0, all).Select(i => ("one", i < hits))]);
        var group = new CaseSet(all);
        foreach (var place in Enumerable.Range(0, both).Concat(Enumerable.Range(hits, inGroup - both)))
        {
            group.Add(place);
        }

        var expected = FisherExactTest.IsLarger(new(both, inGroup), new(hits - both, all - inGroup));

        Assert.Equal(expected, cases.Tails(group)[group.CountWith(cases.Hits)], 10);
        Assert.Equal((double)hits * inGroup / all, cases.Expected(group), 10);
    }

    [Fact]
    public void What_lies_between_strata_explains_nothing()
    {
        // Every case of the first stratum is a hit and in the group, and none of the second: all of it is the stratum's doing.
        var cases = new StratifiedHits([.. Enumerable.Range(0, 40).Select(i => (i < 20 ? "flagged" : "random", i < 20))]);
        var group = new CaseSet(40);
        Enumerable.Range(0, 20).ToList().ForEach(group.Add);

        Assert.Equal(1, cases.Tails(group)[20], 10);
    }

    // Two strata of two cases, one hit in each: of the four ways to spread them one puts both into the group, and one puts none there.
    [Fact]
    public void Tails_of_two_strata_are_those_of_all_ways_to_spread_their_hits()
    {
        var cases = new StratifiedHits([("a", true), ("a", false), ("b", true), ("b", false)]);
        var group = new CaseSet(4);
        group.Add(0);
        group.Add(2);

        Assert.Equal([1, 0.75, 0.25], cases.Tails(group).Select(one => Math.Round(one, 10)));
    }

    [Fact]
    public void Spreading_keeps_the_hits_of_each_stratum_and_is_the_same_for_the_same_seed()
    {
        (string, bool)[] drawn = [.. Enumerable.Range(0, 90).Select(i => ($"{i % 3}", i % 7 == 0))];
        var cases = new StratifiedHits(drawn);
        var (one, other) = (cases.Spread(new SeededSequence("week")).First(), cases.Spread(new SeededSequence("week")).First());

        Assert.True(one.HasSame(other));
        Assert.All(
            Enumerable.Range(0, 3),
            stratum =>
                Assert.Equal(
                    drawn.Index().Count(c => c.Index % 3 == stratum && c.Item.Item2),
                    Enumerable.Range(0, 90).Count(i => i % 3 == stratum && one[i])
                )
        );
    }

    [Fact]
    public void Every_case_is_as_likely_to_be_hit_as_any_other()
    {
        var cases = new StratifiedHits([.. Enumerable.Range(0, 10).Select(i => ("one", i < 3))]);
        var counts = new int[10];
        foreach (var hits in cases.Spread(new SeededSequence("uniform")).Take(20_000))
        {
            for (var place = 0; place < 10; place++)
            {
                counts[place] += hits[place] ? 1 : 0;
            }
        }

        // 6,000 expected; five standard deviations are 324.
        Assert.All(counts, count => Assert.InRange(count, 5_676, 6_324));
    }
}
