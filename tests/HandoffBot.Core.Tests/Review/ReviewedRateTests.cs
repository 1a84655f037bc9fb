using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review;

namespace HandoffBot.Core.Tests.Review;

/// <summary>The weighted rate, and that the bound of its verdict holds.</summary>
public sealed class ReviewedRateTests
{
    private static readonly ProofPolicy Proof = new(35, 0.10m);

    [Theory]
    [InlineData(34, 34, 0, RateVerdict.TooFew)]
    [InlineData(35, 35, 0, RateVerdict.WithinBound)]
    [InlineData(35, 34, 0, RateVerdict.TooFew)]
    [InlineData(45, 45, 1, RateVerdict.Undecided)]
    [InlineData(46, 46, 1, RateVerdict.WithinBound)]
    [InlineData(40, 40, 20, RateVerdict.AboveBound)]
    public void Alerts_that_were_all_looked_at_are_judged_by_the_plain_exact_bound(
        long posted,
        long decided,
        long bad,
        RateVerdict verdict
    ) => Assert.Equal(verdict, Rate([], [new(posted, posted, decided, bad)]).Verdict);

    [Fact]
    public void Flagged_ones_count_in_full_and_a_sample_by_its_weight()
    {
        var rate = Rate([new(10, 10, 10, 6)], [new(90, 10, 10, 1)]);

        Assert.Equal(0.15, rate.Floor!.Value, 10);
        Assert.Equal(0.15, rate.Ceiling!.Value, 10);
        Assert.InRange(rate.Range.Lower, 0.06, 0.15);
        Assert.InRange(rate.Upper, rate.Range.Upper - 0.1, 1);
        Assert.True(rate.Lower < 0.15);
    }

    [Fact]
    public void What_is_not_decided_lies_between_the_floor_and_the_ceiling_and_counts_as_bad_for_the_bound()
    {
        var open = Rate([new(10, 10, 5, 0)], [new(90, 30, 20, 0)]);

        Assert.Equal(0, open.Floor);
        Assert.Equal(0.35, open.Ceiling!.Value, 10);
        Assert.True(open.Upper > 0.35);
        Assert.Equal(RateVerdict.TooFew, open.Verdict);
    }

    [Fact]
    public void Without_a_sample_nothing_is_known_of_what_nobody_flagged()
    {
        var rate = Rate([new(40, 40, 40, 0)], [new(400, 0, 0, 0)]);

        Assert.Equal((0.0, 1), (rate.Floor, rate.Upper > 0.9 ? 1 : 0));
        Assert.Equal(RateVerdict.Undecided, rate.Verdict);
    }

    [Fact]
    public void It_says_how_many_more_it_takes_and_then_the_verdict_is_spoken()
    {
        var few = Rate([], [new(100, 10, 10, 0), new(100, 10, 10, 0)]);
        Assert.Equal(15, few.More);
        Assert.Equal(RateVerdict.WithinBound, Rate([], [new(100, 18, 18, 0), new(100, 17, 17, 0)]).Verdict);
        // Weeks that weigh differently are bounded by the heaviest.
        Assert.Equal(RateVerdict.Undecided, Rate([], [new(400, 18, 18, 0), new(20, 17, 17, 0)]).Verdict);
        Assert.Null(Rate([], [new(35, 35, 35, 0)]).More);
        Assert.Null(Rate([new(50, 50, 50, 50)], [new(50, 40, 40, 0)]).More);
    }

    [Fact]
    public void Out_of_no_alert_there_is_no_rate() => Assert.Null(Rate([], []).Floor);

    // Alerts of a process, some of them flagged, a sample of the others drawn in two weeks of different size; everything is labelled.
    [Theory]
    [InlineData(0.00, 0.0, 0.10)]
    [InlineData(0.05, 0.6, 0.05)]
    [InlineData(0.20, 0.5, 0.02)]
    [InlineData(0.10, 0.1, 0.10)]
    [InlineData(0.10, 0.9, 0.20)]
    [InlineData(0.30, 0.0, 0.08)]
    public void The_bound_covers_at_least_as_often_as_it_says(double flaggedShare, double badOfFlagged, double badOfOthers)
    {
        const int Runs = 4000;
        var random = new Random(20261129);
        var (above, below) = (0, 0);
        for (var run = 0; run < Runs; run++)
        {
            var weeks = new[] { 40, 90 }.Select(posted => Week(random, posted, flaggedShare, badOfFlagged, badOfOthers)).ToList();
            var flagged = weeks.Sum(week => week.Flagged.Population);
            var truth = ((flagged * badOfFlagged) + ((130 - flagged) * badOfOthers)) / 130;
            var rate = Rate([.. weeks.Select(week => week.Flagged)], [.. weeks.Select(week => week.Others)]);
            above += truth > rate.Upper + 1e-9 ? 1 : 0;
            below += truth < rate.Lower - 1e-9 ? 1 : 0;
        }

        Assert.InRange(1 - ((double)above / Runs), 0.945, 1);
        Assert.InRange(1 - ((double)below / Runs), 0.945, 1);
    }

    private static (SampledCounts Flagged, SampledCounts Others) Week(
        Random random,
        int posted,
        double flaggedShare,
        double badOfFlagged,
        double badOfOthers
    )
    {
        var flagged = Count(random, posted, flaggedShare);
        var others = posted - flagged;
        var drawn = Math.Min(10, others);
        return (
            new(flagged, flagged, flagged, Count(random, flagged, badOfFlagged)),
            new(others, drawn, drawn, Count(random, drawn, badOfOthers))
        );
    }

    private static int Count(Random random, int of, double share) => Enumerable.Range(0, of).Count(_ => random.NextDouble() < share);

    private static ReviewedRate Rate(IReadOnlyList<SampledCounts> flagged, IReadOnlyList<SampledCounts> others) =>
        ReviewedRate.Of(new(flagged, others, []), Proof);
}
