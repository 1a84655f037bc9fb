using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Handoffs.Transitions;
using HandoffBot.Core.Leads;
using HandoffBot.Core.Routing;

namespace HandoffBot.Core.Tests.Routing;

/// <summary>Nobody gets more open leads by a route than it agrees on.</summary>
public sealed class LimitTests
{
    [Fact]
    public void Whoever_holds_as_many_as_agreed_is_passed_over_and_the_trace_says_why()
    {
        var decision = Decide(TestData.Event, Limited(3, null), ("U0REP1", 3, 0));

        Assert.Equal("U0REP2", decision.Alert!.Owner);
        Assert.Contains(decision.Trace, step =>
            step.Says.Contains("Not in turn: U0REP1 has as many open leads as agreed.", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData(95, "U0REP2", "has as many hot leads as agreed")]
    [InlineData(75, "U0REP1", null)]
    public void A_limit_of_hot_leads_is_for_these_alone(int score, string owner, string? says)
    {
        var decision = Decide(TestData.Scoring(score), Limited(null, 2), ("U0REP1", 8, 2));

        Assert.Equal(owner, decision.Alert!.Owner);
        Assert.Equal(says is not null, decision.Trace.Any(step => step.Says.Contains(says ?? "Not in turn", StringComparison.Ordinal)));
    }

    [Fact]
    public void With_everybody_at_their_limit_the_fallback_owner_gets_it_and_no_turn_is_taken()
    {
        var decision = Decide(TestData.Event, Limited(3, null), ("U0REP1", 4, 0), ("U0REP2", 3, 0));

        Assert.Equal("U0EXC", decision.Alert!.Owner);
        Assert.Equal(["U0REP1", "U0REP2"], decision.Alert.PassedOver.Select(one => one.Person));
        Assert.All(decision.Alert.PassedOver, one => Assert.Equal((UnavailableReason.MostOpen, true), (one.Reason, one.Fallback)));
        Assert.Null(decision.Rotation);
    }

    [Fact]
    public void The_owner_whom_an_event_names_is_not_limited() =>
        Assert.Equal(
            "U0REP1",
            Decide(TestData.Event with { Owner = "U0REP1" }, Limited(1, 1), ("U0REP1", 9, 9)).Alert!.Owner
        );

    [Fact]
    public void Not_mine_goes_past_them_too()
    {
        var agreement = Limited(3, null);
        var live = TestData.Decide(TestData.Event, agreement: agreement).Alert!;
        var facts = new AssignmentFacts(new Dictionary<string, Rotation>(), Holding(("U0REP2", 3, 0)));

        var passed = AlertStateMachine.Advance(
            live,
            new AlertCommand.NotMine("U0REP1", NotMineReason.Other, "no", facts),
            agreement,
            TestData.Now
        );

        Assert.Equal("U0EXC", passed.Alert.Owner);
    }

    [Fact]
    public void One_more_counts_at_once_by_address_and_id_alike()
    {
        var people = Holding(("U0REP1", 2, 0)) with { UserIds = new Dictionary<string, string> { ["rep@ourco.test"] = "U0REP1" } };

        Assert.Equal(new OpenLeads(3, 1), people.HoldingOneMore("rep@ourco.test", true).Holding["U0REP1"]);
    }

    private static Decision Decide(ScoreEvent e, HandoffAgreement agreement, params (string Person, int All, int Hot)[] holding) =>
        TestData.Decide(e, AccountHistory.None with { Available = Holding(holding) }, agreement);

    private static Availability Holding(params (string Person, int All, int Hot)[] holding) =>
        new() { Holding = holding.ToDictionary(one => one.Person, one => new OpenLeads(one.All, one.Hot)) };

    private static HandoffAgreement Limited(int? open, int? hot) =>
        TestData.Agreement with
        {
            Routing =
            [
                TestData.Agreement.Routing[0] with { MostOpen = open, MostHot = hot },
                .. TestData.Agreement.Routing.Skip(1),
            ],
        };
}
