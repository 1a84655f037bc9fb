using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review;
using HandoffBot.Core.Review.Proofs;
using HandoffBot.Core.Review.Statistics;

namespace HandoffBot.Core.Tests.Review.Proofs;

public sealed class BoundVerdictTests
{
    private static readonly ProofBound Missed = new(Behaviour.Routing, ProofMeasure.FirstTouchMissed, 0.10m, Least: 35);
    private static readonly ProofBound Accepted = new(Behaviour.Routing, ProofMeasure.Acceptance, null, 0.30m, 20);

    // 0 of 35 is within 10 % (8.2 %), 1 of 46 too (9.9 %); 8 of 35 stand out at one look (5 %), 11 in a year of them (0.1 %).
    [Theory]
    [InlineData(0, 0, BoundState.Open, 35)]
    [InlineData(0, 22, BoundState.Open, 13)]
    [InlineData(34, 34, BoundState.Open, 413)]
    [InlineData(0, 35, BoundState.Holds, null)]
    [InlineData(1, 45, BoundState.Open, 1)]
    [InlineData(1, 46, BoundState.Holds, null)]
    [InlineData(7, 35, BoundState.Open, 94)]
    [InlineData(8, 35, BoundState.InDoubt, null)]
    [InlineData(10, 35, BoundState.InDoubt, null)]
    [InlineData(11, 35, BoundState.Broken, null)]
    public void A_ceiling_holds_by_its_upper_bound_and_breaks_by_a_lower_one_that_a_year_allows(
        long hits,
        long of,
        BoundState state,
        int? more
    )
    {
        var verdict = BoundVerdict.Of(Missed, Counted(new(hits, of)));

        Assert.Equal((state, more), (verdict.State, verdict.More));
    }

    [Theory]
    [InlineData(19, 19, BoundState.Open, 1)]
    [InlineData(20, 20, BoundState.Holds, null)]
    [InlineData(10, 20, BoundState.Holds, null)]
    [InlineData(9, 20, BoundState.Open, 2)]
    [InlineData(2, 20, BoundState.InDoubt, null)]
    [InlineData(0, 19, BoundState.Open, 16)]
    [InlineData(0, 20, BoundState.Broken, null)]
    public void A_floor_holds_by_its_lower_bound_and_breaks_by_an_upper_one(long hits, long of, BoundState state, int? more)
    {
        var verdict = BoundVerdict.Of(Accepted, Counted(new(0, 0)) with { Accepted = new(hits, of) });

        Assert.Equal((state, more), (verdict.State, verdict.More));
    }

    [Theory]
    [InlineData(22, 0, BoundState.Open)]
    [InlineData(35, 0, BoundState.Holds)]
    [InlineData(35, 8, BoundState.InDoubt)]
    [InlineData(35, 11, BoundState.Broken)]
    public void Bad_scores_are_bounded_by_the_sample_with_its_weights(long drawn, long bad, BoundState state)
    {
        var bound = new ProofBound(Behaviour.Alerts, ProofMeasure.BadScores, 0.10m, Least: 35);
        var sampled = Counted(new(0, 0)) with { Reviewed = new([], [new(500, drawn, drawn, bad)], []) };

        var verdict = BoundVerdict.Of(bound, sampled);

        Assert.Equal(state, verdict.State);
        Assert.Equal((bad, drawn), (verdict.Count.Count, verdict.Count.Of));
        Assert.True(verdict.Far <= verdict.Lower);
    }

    // Not simulated but added up: the probability that one look breaks a bound that just holds.
    [Theory]
    [InlineData(0.05)]
    [InlineData(0.10)]
    [InlineData(0.30)]
    [InlineData(0.64)]
    public void At_no_size_does_one_look_break_a_bound_that_holds_more_often_than_its_part_of_a_year(double limit)
    {
        foreach (var of in new long[] { 5, 10, 35, 60, 80, 140, 400 })
        {
            var ceiling = Missed with { AtMost = (decimal)limit, Least = 1 };
            var floor = Accepted with { AtLeast = (decimal)limit, Least = 1 };
            var (above, below) = (0.0, 0.0);
            for (var hits = 0L; hits <= of; hits++)
            {
                var chance =
                    ClopperPearsonBound.AtMost(hits, of, limit) - (hits == 0 ? 0 : ClopperPearsonBound.AtMost(hits - 1, of, limit));
                above += BoundVerdict.Of(ceiling, Counted(new(hits, of))).State is BoundState.Broken ? chance : 0;
                below +=
                    BoundVerdict.Of(floor, Counted(new(0, 0)) with { Accepted = new(hits, of) }).State is BoundState.Broken ? chance : 0;
            }

            Assert.InRange(above, 0, BoundVerdict.RiskOfBreaking);
            Assert.InRange(below, 0, BoundVerdict.RiskOfBreaking);
        }
    }

    // Four weeks at each look, of which three were looked at before: the true share is at the limit all year.
    [Fact]
    public void Over_a_year_of_weekly_looks_at_overlapping_weeks_authority_is_seldom_taken_back_wrongly()
    {
        const int Years = 2000;
        const int AWeek = 20;
        var states = Enumerable
            .Range(0, (4 * AWeek) + 1)
            .Select(hits => BoundVerdict.Of(Missed, Counted(new(hits, 4 * AWeek))).State)
            .ToList();
        var chance = new SeededSequence("a year of weekly looks");
        var (broken, doubted) = (0, 0);
        for (var year = 0; year < Years; year++)
        {
            var weeks = Enumerable.Range(0, 55).Select(_ => Enumerable.Range(0, AWeek).Count(_ => chance.Below(10) == 0)).ToList();
            var looks = Enumerable.Range(0, 52).Select(look => states[weeks.Skip(look).Take(4).Sum()]).ToList();
            broken += looks.Contains(BoundState.Broken) ? 1 : 0;
            doubted += looks.Exists(look => look is BoundState.Broken or BoundState.InDoubt) ? 1 : 0;
        }

        Assert.InRange(broken / (double)Years, 0.001, BoundVerdict.Risk);
        // What would be taken back if each look had 5 % of its own.
        Assert.InRange(doubted / (double)Years, 0.25, 1);
    }

    private static AuthorityEvidence Counted(Proportion missed) => new([Behaviour.Routing], null, null, new(0, 0), missed, new(0, 0));
}
