using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Leads;

namespace HandoffBot.Core.Tests.Handoffs;

public sealed class TraceTests
{
    [Fact]
    public void A_trace_names_every_rule_in_order()
    {
        var trace = TestData.Decide(TestData.Event).Trace;

        string[] families =
        [
            "score",
            "order",
            "required",
            "disqualify",
            "band",
            "path",
            "expiry",
            "worked",
            "authority",
            "route",
            "owner",
        ];
        Assert.Equal(families, trace.Select(t => t.Rule).Distinct());
        Assert.All(trace.Where(t => t.Rule is not "path"), t => Assert.True(t.Passed, t.Says));
    }

    [Fact]
    public void A_stopped_event_still_says_what_the_later_rules_saw()
    {
        var decision = TestData.Decide(TestData.Scoring(40) with { Contact = new Contact { Title = "Student" } });

        Assert.Equal("required:contact.email", decision.Rule);
        Assert.Contains(decision.Trace, t => t is { Rule: "disqualify", Passed: false, Input: "contact.title = \"Student\"" });
        Assert.Contains(decision.Trace, t => t is { Rule: "band", Passed: false, Input: "score = 40" });
        Assert.Contains(decision.Trace, t =>
            t is { Rule: "path", Passed: false } && t.Says.Contains("score >= 70", StringComparison.Ordinal)
        );
        Assert.Contains(decision.Trace, t => t is { Rule: "required", Passed: false });
    }

    [Fact]
    public void Every_step_can_be_read_aloud() => Assert.All(TestData.Decide(TestData.Event).Trace, t =>
        {
            Assert.EndsWith(".", t.Says, StringComparison.Ordinal);
            Assert.NotEmpty(t.Input);
        });

    [Theory]
    [InlineData(DecisionOutcome.Alerted, AlertFactKind.Opened)]
    [InlineData(DecisionOutcome.Updated, AlertFactKind.Updated)]
    [InlineData(DecisionOutcome.Withdrawn, AlertFactKind.Withdrawn)]
    public void What_changes_an_alert_is_written_to_its_history(DecisionOutcome outcome, AlertFactKind fact) =>
        Assert.Equal([fact], DecisionFacts.Of(TestData.Decide(TestData.Event) with { Outcome = outcome }).Select(f => f.Kind));

    [Theory]
    [InlineData(DecisionOutcome.Held)]
    [InlineData(DecisionOutcome.Suppressed)]
    [InlineData(DecisionOutcome.Superseded)]
    public void What_changes_no_alert_is_not_in_any_history(DecisionOutcome outcome) =>
        Assert.Empty(DecisionFacts.Of(TestData.Decide(TestData.Event) with { Outcome = outcome }));
}
