using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Leads;
using NodaTime;

namespace HandoffBot.Core.Tests.Handoffs;

public sealed class PredicatesTests
{
    [Theory]
    [InlineData("score >= 92", true, "score = 92")]
    [InlineData("score > 92", false, "score = 92")]
    [InlineData("score <= 92", true, "score = 92")]
    [InlineData("score < 92", false, "score = 92")]
    [InlineData("score == 92.0", true, "score = 92")]
    [InlineData("score != 92", false, "score = 92")]
    [InlineData("score_change >= 31", true, "score_change = 31")]
    [InlineData("meaningful_signals == 2", true, "meaningful_signals = 2")]
    [InlineData("high_signals == 1", true, "high_signals = 1")]
    [InlineData("supportive_signals == 1", true, "supportive_signals = 1")]
    [InlineData("product_points == 32", true, "product_points = 32")]
    [InlineData("fit_points < 0", true, "fit_points = -4")]
    [InlineData("lifecycle_points == 0", true, "lifecycle_points = 0")]
    [InlineData("stale_signals == 0", true, "stale_signals = 0")]
    [InlineData("signals >= 4", true, "signals = 4")]
    [InlineData("account.employees >= 100", true, "account.employees = 120")]
    [InlineData("account.territory == emea", true, "account.territory = EMEA")]
    [InlineData("account.territory != APAC", true, "account.territory = EMEA")]
    [InlineData("account.territory >= EMEA", false, "account.territory = EMEA")]
    [InlineData("next_action == call", true, "next_action = call")]
    [InlineData("account.country == DE", false, "account.country = not known")]
    [InlineData("account.country != DE", false, "account.country = not known")]
    [InlineData("no.such.path == 1", false, "no.such.path = not known")]
    public void A_predicate_holds_by_what_it_saw(string text, bool holds, string saw) =>
        Assert.Equal(new PredicateResult(holds, saw), Holds(text, TestData.Event));

    [Fact]
    public void A_change_from_nothing_is_not_known() =>
        Assert.Equal(new PredicateResult(false, "score_change = not known"), Holds("score_change >= 0", TestData.Scoring(92)));

    [Fact]
    public void A_signal_that_took_points_away_counts_for_no_strength()
    {
        var bad = TestData.Event with { Signals = [TestData.Signal("unsubscribed", -10, SignalStrength.High, Duration.Zero)] };

        Assert.All(["high_signals", "meaningful_signals"], m => Assert.False(Holds($"{m} >= 1", bad).Holds));
    }

    [Fact]
    public void A_signal_of_no_points_or_untold_points_counts_for_its_strength()
    {
        var quiet = TestData.Event with
        {
            Signals =
            [
                TestData.Signal("zero", 0, SignalStrength.High, Duration.Zero),
                TestData.Signal("untold", null, SignalStrength.High, Duration.Zero),
            ],
        };

        Assert.Equal("high_signals = 2", Holds("high_signals >= 2", quiet).Saw);
    }

    [Fact]
    public void Sums_beyond_any_scale_stop_at_its_end()
    {
        var huge = TestData.Signal("huge", decimal.MaxValue, SignalStrength.High, Duration.Zero);

        Assert.True(Holds("product_points > 1", TestData.Event with { Signals = [huge, huge] }).Holds);
        Assert.True(
            Holds("score_change > 1", TestData.Event with { Score = new Score("trial-pql", decimal.MaxValue, decimal.MinValue) }).Holds
        );
    }

    private static PredicateResult Holds(string text, ScoreEvent e) =>
        Predicates.Holds(TestData.Predicate(text), LeadFacts.Of(LeadMerge.With(null, e), e), TestData.Freshness, TestData.Now);
}
