using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Leads;
using NodaTime;

namespace HandoffBot.Core.Tests.Handoffs;

/// <summary>What single gates write into the trace: it is the answer to "why".</summary>
public sealed class GateStepTests
{
    [Fact]
    public void A_required_field_is_known_or_said_to_be_missing()
    {
        var trace = TestData.Decide(TestData.Event with { Contact = new Contact { Name = "Ada" } }).Trace;

        Assert.Contains(new TraceStep("required", "account.name = \"Acme\"", true, "account.name is known."), trace);
        Assert.Contains(
            new TraceStep("required", "contact.email = not known", false, "contact.email is required and not known."),
            trace
        );
    }

    [Fact]
    public void Alerts_that_are_not_agreed_are_a_step_that_failed()
    {
        var agreement = TestData.Agreement with
        {
            Authority = new Dictionary<Behaviour, AuthorityLevel> { [Behaviour.Alerts] = AuthorityLevel.NotYet },
        };

        var step = Assert.Single(TestData.Decide(TestData.Event, agreement: agreement).Trace, step => step.Rule == "authority");

        Assert.Equal((false, "authority.alerts = not_yet"), (step.Passed, step.Input));
        Assert.StartsWith("Alerts need 35 reviewed alerts", step.Says, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_band_no_score_alerts()
    {
        var decision = TestData.Decide(TestData.Event, agreement: TestData.Agreement with { Bands = [] });

        Assert.Equal((DecisionOutcome.Nurture, "band:none"), (decision.Outcome, decision.Rule));
        Assert.Contains(new TraceStep("band", "score = 92", false, "No band is agreed."), decision.Trace);
    }

    [Theory]
    [InlineData(-3, "occurred 3 minutes before the last event", false)]
    [InlineData(0, "occurred a moment after the last event", true)]
    [InlineData(3, "occurred 3 minutes after the last event", true)]
    public void The_order_of_events_is_told_with_their_distance(int minutes, string input, bool passed)
    {
        var history = AccountHistory.None with { LastOccurredAt = TestData.Event.OccurredAt - Duration.FromMinutes(minutes) };

        var step = Assert.Single(TestData.Decide(TestData.Event, history).Trace, step => step.Rule == "order");

        Assert.Equal((input, passed), (step.Input, step.Passed));
    }

    [Fact]
    public void Nobody_is_told_of_a_missing_field_when_the_signals_are_too_weak_anyway()
    {
        var weak = TestData.Event with
        {
            Contact = new Contact { Name = "Ada" },
            Signals = [TestData.Signal("opened_mail", 3, SignalStrength.Supportive, Duration.FromMinutes(30))],
        };

        var decision = TestData.Decide(weak);

        Assert.Equal((DecisionOutcome.Held, "required:contact.email"), (decision.Outcome, decision.Rule));
        Assert.Empty(decision.HoldNotices);
    }

    [Fact]
    public void An_alert_names_the_band_and_the_path_that_earned_it()
    {
        Assert.Equal("hot by \"engaged fit\": goes to U0REP1.", TestData.Decide(TestData.Event).Reason);
        Assert.Equal("hot: goes to U0REP1.", TestData.Decide(TestData.Event, agreement: TestData.Agreement with { Paths = [] }).Reason);
        Assert.Equal(
            "hot by \"engaged fit\": brings up to date the alert of U0REP1.",
            TestData.Decide(TestData.Scoring(90), TestData.After(TestData.LiveAlert())).Reason
        );
    }

    [Fact]
    public void An_event_that_is_none_of_the_agreements_or_came_late_is_not_acted_on()
    {
        Assert.True(TestData.Decide(TestData.Event).IsActedOn);
        Assert.True(TestData.Decide(TestData.Scoring(12)).IsActedOn);
        Assert.False(TestData.Decide(TestData.Event with { Score = new Score("other", 92) }).IsActedOn);
        Assert.False(
            TestData.Decide(TestData.Event, AccountHistory.None with { LastOccurredAt = TestData.Now }).IsActedOn
        );
    }
}
