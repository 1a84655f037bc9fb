using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Leads;
using NodaTime;

namespace HandoffBot.Core.Tests.Handoffs;

public sealed class HoldTests
{
    public static TheoryData<string, string, string> Missing =>
        new()
        {
            { "account.name", "required:account.name", "U0CRM" },
            { "contact.email", "required:contact.email", "U0CRM" },
            { "signals", "required:signals", "dana@ourco.test" },
            { "freshness", "required:freshness", "dana@ourco.test" },
            { "next_action", "required:next_action", "U0MODEL" },
        };

    [Theory]
    [MemberData(nameof(Missing))]
    public void What_lacks_a_field_waits_and_the_fields_owner_is_told(string field, string rule, string owner)
    {
        var decision = TestData.Decide(Without(field));

        Assert.Equal((DecisionOutcome.Held, rule), (decision.Outcome, decision.Rule));
        var told = Assert.Single(decision.HoldNotices);
        Assert.Equal(owner, told.Owner);
        Assert.Equal([field], told.Missing);
        Assert.Equal($"Waits for {FieldLabels.Of(field)} (ask {owner}); the next event that brings it goes on.", decision.Reason);
        Assert.Null(decision.Alert);
    }

    [Fact]
    public void Explanation_freshness_and_action_are_needed_whatever_the_agreement_requires()
    {
        var agreement = TestData.Agreement with { Required = [] };

        Assert.Equal("required:signals", TestData.Decide(Without("signals"), agreement: agreement).Rule);
        Assert.Equal("required:freshness", TestData.Decide(Without("freshness"), agreement: agreement).Rule);
        Assert.Equal("required:next_action", TestData.Decide(Without("next_action"), agreement: agreement).Rule);
        Assert.Equal(DecisionOutcome.Alerted, TestData.Decide(Without("contact.email"), agreement: agreement).Outcome);
    }

    [Fact]
    public void A_blank_field_is_not_known() =>
        Assert.Equal(
            "required:contact.email",
            TestData.Decide(TestData.Event with { Contact = TestData.Event.Contact with { Email = "  " } }).Rule
        );

    [Fact]
    public void A_field_told_by_an_earlier_event_is_known()
    {
        var known = new AccountHistory { Known = LeadMerge.With(null, TestData.Event) };

        Assert.Equal(DecisionOutcome.Alerted, TestData.Decide(Without("contact.email"), known).Outcome);
    }

    [Fact]
    public void A_lead_that_nobody_owns_waits_for_a_route()
    {
        var decision = TestData.Decide(TestData.Event, agreement: TestData.Agreement with { Routing = [] });

        Assert.Equal(
            (DecisionOutcome.Held, "required:owner", "U0OPS"),
            (decision.Outcome, decision.Rule, Assert.Single(decision.HoldNotices).Owner)
        );
    }

    [Fact]
    public void An_owner_found_by_routing_satisfies_a_required_owner() =>
        Assert.Equal(
            DecisionOutcome.Alerted,
            TestData.Decide(TestData.Event, agreement: TestData.Agreement with { Required = ["owner"] }).Outcome
        );

    [Fact]
    public void Nobody_is_told_of_a_lead_that_would_not_have_alerted_anyway()
    {
        var low = Without("contact.email") with { Score = new Score("trial-pql", 20) };
        var student = Without("contact.email") with { Contact = new Contact { Title = "Student" } };
        var old = Without("contact.email") with { OccurredAt = TestData.Ago(Duration.FromDays(9)) };
        var notYet = TestData.Agreement with { Authority = new Dictionary<Behaviour, AuthorityLevel>() };

        Assert.All(
            [
                TestData.Decide(low),
                TestData.Decide(student),
                TestData.Decide(old),
                TestData.Decide(Without("contact.email"), agreement: notYet),
            ],
            d =>
            {
                Assert.Equal(DecisionOutcome.Held, d.Outcome);
                Assert.Empty(d.HoldNotices);
            }
        );
    }

    [Fact]
    public void Of_a_missing_field_and_a_missing_owner_both_are_told_and_the_field_names_the_rule()
    {
        var decision = TestData.Decide(Without("contact.email"), agreement: TestData.Agreement with { Routing = [] });

        Assert.Equal("required:contact.email", decision.Rule);
        Assert.Equal(["U0CRM: contact.email", "U0OPS: owner"], Told(decision));
        Assert.Equal(
            "Waits for an e-mail address (ask U0CRM) and for an owner (ask U0OPS); the next event that brings them goes on.",
            decision.Reason
        );
    }

    [Fact]
    public void Every_owner_of_something_missing_is_told_what_is_theirs()
    {
        var decision = TestData.Decide(
            Without("contact.email") with
            {
                NextAction = null,
                Signals = [],
                Account = TestData.Event.Account with { Name = null },
            }
        );

        Assert.Equal("required:signals", decision.Rule);
        Assert.Equal(["dana@ourco.test: signals", "U0MODEL: next_action", "U0CRM: account.name contact.email"], Told(decision));
        Assert.Equal(
            "Waits for a signal that explains the score (ask dana@ourco.test) and for a next action (ask U0MODEL) and for a "
                + "company name and an e-mail address (ask U0CRM); the next event that brings them goes on.",
            decision.Reason
        );
    }

    [Fact]
    public void Where_alerts_are_not_agreed_yet_a_missing_owner_is_told_too()
    {
        var decision = TestData.Decide(
            TestData.Event,
            agreement: TestData.Agreement with
            {
                Routing = [],
                Authority = new Dictionary<Behaviour, AuthorityLevel>(),
            }
        );

        Assert.Equal("authority:alerts", decision.Rule);
        Assert.Equal(["U0REV: authority.alerts", "U0OPS: owner"], Told(decision));
        Assert.Contains("an owner (ask U0OPS)", decision.Reason, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Told(Decision decision) =>
        decision.HoldNotices.Select(t => $"{t.Owner}: {string.Join(' ', t.Missing)}");

    private static ScoreEvent Without(string field) =>
        field switch
        {
            "account.name" => TestData.Event with { Account = TestData.Event.Account with { Name = null } },
            "contact.email" => TestData.Event with { Contact = TestData.Event.Contact with { Email = null } },
            "signals" => TestData.Event with { Signals = [] },
            "freshness" => TestData.Event with { Signals = [.. TestData.Event.Signals.Select(s => s with { ObservedAt = null })] },
            "next_action" => TestData.Event with { NextAction = null },
            _ => throw new ArgumentException(field, nameof(field)),
        };
}
