using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Decisions;

namespace HandoffBot.Core.Tests.Handoffs;

/// <summary>Disqualifiers that are conditions: ranges of numbers, and several things at once.</summary>
public sealed class DisqualifyingConditionsTests
{
    [Theory]
    [InlineData(4L, DecisionOutcome.Suppressed)]
    [InlineData(5L, DecisionOutcome.Alerted)]
    [InlineData(null, DecisionOutcome.Alerted)]
    public void A_number_is_compared_and_what_is_not_known_disqualifies_nobody(long? employees, DecisionOutcome outcome)
    {
        var e = TestData.Event with { Account = TestData.Event.Account with { Employees = employees } };

        Assert.Equal(outcome, TestData.Decide(e, agreement: With("account.employees < 5")).Outcome);
    }

    [Fact]
    public void Every_condition_has_to_hold_and_the_trace_says_what_was_seen()
    {
        var e = TestData.Event with { Account = TestData.Event.Account with { Employees = 4, Country = "DE" } };
        Assert.Equal(
            DecisionOutcome.Alerted,
            TestData.Decide(e, agreement: With("account.employees < 5", "account.country == FR")).Outcome
        );

        var decision = TestData.Decide(e, agreement: With("account.employees < 5", "account.country != FR"));

        Assert.Equal("disqualify:Too small", decision.Rule);
        var step = decision.Trace.Single(one => one.Rule == "disqualify");
        Assert.Equal(("account.employees = 4; account.country = DE", false), (step.Input, step.Passed));
        Assert.Equal("account.employees < 5 and account.country != FR makes it \"Too small\".", step.Says);
    }

    [Theory]
    [InlineData("account.employees < 5", DecisionOutcome.Withdrawn)]
    [InlineData("contact.title == Intern", DecisionOutcome.Suppressed)]
    public void What_speaks_of_another_person_leaves_the_live_alert(string condition, DecisionOutcome outcome)
    {
        var live = TestData.LiveAlert();
        var later = TestData.Scoring(93) with
        {
            OccurredAt = TestData.Now,
            Account = TestData.Event.Account with { Employees = 4 },
            Contact = new() { Id = "0099z", Name = "Ben Other", Email = "ben@acme.test", Title = "Intern" },
        };

        Assert.Equal(outcome, TestData.Decide(later, TestData.After(live), With(condition)).Outcome);
    }

    private static HandoffAgreement With(params string[] conditions) =>
        TestData.Agreement with
        {
            Disqualify = [new Disqualifier("", FieldMatch.Matches(), "Too small") { All = [.. conditions.Select(TestData.Predicate)] }],
        };
}
