using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Leads;
using NodaTime;

namespace HandoffBot.Core.Tests.Handoffs;

/// <summary>Edges that nothing else looks at.</summary>
public sealed class RemainingEdgeTests
{
    [Theory]
    [InlineData("required:", "Held")]
    [InlineData("disqualify:", "Held")]
    [InlineData("path:", "Held")]
    [InlineData("band:", "Held")]
    public void A_rule_that_names_nothing_reads_as_its_outcome_alone(string rule, string text) =>
        Assert.Equal(text, DecisionRuleText.Of(DecisionOutcome.Held, rule));

    [Fact]
    public void Among_signals_of_equal_weight_and_strength_the_newer_goes_first_and_then_the_order_of_the_keys()
    {
        Signal[] signals =
        [
            TestData.Signal("b", 5, SignalStrength.High, Duration.FromHours(1)),
            TestData.Signal("a", 5, SignalStrength.High, Duration.FromHours(1)),
            TestData.Signal("z", 5, SignalStrength.High, Duration.FromMinutes(1)),
            TestData.Signal("c", 5, SignalStrength.High, null),
        ];

        Assert.Equal(["z", "a", "b", "c"], WhyNow.ByWeight(signals).Select(signal => signal.Key));
    }
}
