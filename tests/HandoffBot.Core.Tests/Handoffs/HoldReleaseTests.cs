using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Leads;
using NodaTime;

namespace HandoffBot.Core.Tests.Handoffs;

/// <summary>What a release lets go of, and what still stands in a lead's way.</summary>
public sealed class HoldReleaseTests
{
    public static TheoryData<string, ScoreEvent> Lacking =>
        new()
        {
            { "contact.email", TestData.Event with { Contact = TestData.Event.Contact with { Email = null } } },
            { "next_action", TestData.Event with { NextAction = null } },
            { "signals", TestData.Event with { Signals = [] } },
            { "freshness", TestData.Event with { Signals = [.. TestData.Event.Signals.Select(s => s with { ObservedAt = null })] } },
        };

    [Theory, MemberData(nameof(Lacking))]
    public void A_lead_goes_without_what_it_lacks_and_says_so(string missing, ScoreEvent e)
    {
        Assert.Equal(DecisionOutcome.Held, TestData.Decide(e).Outcome);

        var decision = Release(e);

        Assert.Equal((DecisionOutcome.Alerted, "released"), (decision.Outcome, decision.Rule));
        Assert.Equal(["U0EXC", missing], new List<string>([decision.Alert!.HoldReleased!.By, .. decision.Alert.HoldReleased.Missing]));
        Assert.StartsWith($"Released by U0EXC without {FieldLabels.Of(missing)}; hot", decision.Reason, StringComparison.Ordinal);
        Assert.Equal("released", decision.Trace[0].Rule);
        Assert.Equal(TestData.Event.OccurredAt + Duration.FromHours(4), decision.Alert.ExpiresAt);
    }

    [Fact]
    public void What_else_stands_in_its_way_still_does()
    {
        var lacking = TestData.Event with { Contact = TestData.Event.Contact with { Email = null } };

        Assert.Equal("disqualify:Student", Release(lacking with { Contact = new Contact { Title = "Student" } }).Rule);
        Assert.Equal(DecisionOutcome.Expired, Release(lacking with { OccurredAt = TestData.Ago(Duration.FromHours(5)) }).Outcome);
        Assert.Equal(DecisionOutcome.Nurture, Release(lacking with { Score = new Score("trial-pql", 12) }).Outcome);
        Assert.Equal(DecisionOutcome.Held, Release(lacking, TestData.Agreement with { Routing = [] }).Outcome);
        var notAgreed = TestData.Agreement with { Authority = new Dictionary<Behaviour, AuthorityLevel>() };
        Assert.Equal(DecisionOutcome.Held, Release(lacking, notAgreed).Outcome);
    }

    [Fact]
    public void An_alert_that_lacks_nothing_was_not_released() =>
        Assert.Null(TestData.Decide(TestData.Event).Alert!.HoldReleased);

    private static Decision Release(ScoreEvent e, HandoffAgreement? agreement = null) =>
        Decider.Release(e, "by-hand", "U0EXC", AccountHistory.None, agreement ?? TestData.Agreement, TestData.Now, "alert_1");
}
