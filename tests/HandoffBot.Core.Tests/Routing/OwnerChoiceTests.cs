using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Leads;
using HandoffBot.Core.Routing;

namespace HandoffBot.Core.Tests.Routing;

/// <summary>Whom a lead goes to when Slack is known not to reach somebody who is named for it.</summary>
public sealed class OwnerChoiceTests
{
    [Theory]
    [InlineData(UnavailableReason.Unknown, "is unknown to Slack")]
    [InlineData(UnavailableReason.Deactivated, "is deactivated in Slack")]
    [InlineData(UnavailableReason.Bot, "is a bot")]
    public void An_owner_on_the_event_is_passed_over_for_the_next_in_rotation_and_the_trace_says_why(UnavailableReason reason, string words)
    {
        var decision = Decide(TestData.Event with { Owner = " Ghost@ourco.test " }, [], ("ghost@ourco.test", reason));

        Assert.Equal("U0REP1", decision.Alert!.Owner);
        Assert.Equal([new PassedOver("Ghost@ourco.test", reason, null)], decision.Alert.PassedOver);
        Assert.Equal("EMEA", decision.RotationOfRoute);
        Assert.Contains(decision.Trace, step =>
            step.Rule == "owner" && step.Says.Contains($"Ghost@ourco.test {words}", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void The_rest_of_a_route_take_turns_evenly_and_only_the_absent_ones_own_turn_is_told()
    {
        var agreement = To("U0REP1", "U0REP2", "U0REP3");
        var decisions = new List<Decision>();
        var rotations = new Dictionary<string, Rotation>(StringComparer.Ordinal);
        for (var lead = 0; lead < 6; lead++)
        {
            decisions.Add(Decide(TestData.Event, rotations, agreement, ("U0REP2", UnavailableReason.Deactivated)));
            rotations["EMEA"] = decisions[^1].Rotation!;
        }

        Assert.Equal(["U0REP1", "U0REP3", "U0REP1", "U0REP3", "U0REP1", "U0REP3"], decisions.Select(d => d.Alert!.Owner));
        Assert.Equal([0, 1, 0, 0, 1, 0], decisions.Select(d => d.Alert!.PassedOver.Count));
    }

    [Fact]
    public void With_nobody_left_the_exceptions_owner_takes_it_and_no_turn_is_counted()
    {
        var decision = Decide(TestData.Event, [], ("U0REP1", UnavailableReason.Unknown), ("U0REP2", UnavailableReason.Bot));

        Assert.Equal("U0EXC", decision.Alert!.Owner);
        Assert.Equal(
            [
                new PassedOver("U0REP1", UnavailableReason.Unknown, "EMEA", true),
                new PassedOver("U0REP2", UnavailableReason.Bot, "EMEA", true),
            ],
            decision.Alert.PassedOver
        );
        Assert.Null(decision.RotationOfRoute);
    }

    [Theory]
    [InlineData(new string[0], "U0EXC")]
    [InlineData(new[] { "U0EXC" }, "U0OPS")]
    [InlineData(new[] { "U0EXC", "U0OPS" }, "U0EXC")]
    public void The_fallback_is_somebody_slack_reaches_as_long_as_there_is_one(string[] also, string owner)
    {
        var decision = Decide(
            TestData.Event with
            {
                Owner = "ghost@ourco.test",
            },
            [],
            TestData.Agreement with
            {
                Routing = [],
            },
            [.. also.Append("ghost@ourco.test").Select(who => (who, UnavailableReason.Unknown))]
        );

        Assert.Equal(owner, decision.Alert!.Owner);
    }

    [Fact]
    public void Somebody_nothing_is_known_of_counts_as_reachable()
    {
        var decision = Decide(TestData.Event with { Owner = "new@ourco.test" }, [], ("ghost@ourco.test", UnavailableReason.Unknown));

        Assert.Equal("new@ourco.test", decision.Alert!.Owner);
        Assert.Empty(decision.Alert.PassedOver);
    }

    [Fact]
    public void A_live_alert_stays_with_its_owner_when_a_later_event_names_somebody_unreachable()
    {
        var live = TestData.LiveAlert() with { Owner = "U0REP2" };
        var history = TestData.After(live) with { Available = Known(("ghost@ourco.test", UnavailableReason.Unknown)) };

        var alert = TestData.Decide(TestData.Scoring(95) with { Owner = "ghost@ourco.test" }, history).Alert!;

        Assert.Equal("U0REP2", alert.Owner);
        Assert.Equal("ghost@ourco.test", Assert.Single(alert.PassedOver).Person);
    }

    [Fact]
    public void An_open_alert_whose_owner_turns_out_unreachable_goes_to_the_next_and_a_claimed_one_stays()
    {
        var live = TestData.LiveAlert() with { Owner = "ghost@ourco.test" };
        var history = TestData.After(live) with { Available = Known(("ghost@ourco.test", UnavailableReason.Unknown)) };
        var claimed = history with { Latest = live with { State = AlertState.Claimed, Claimed = new ActorStamp("U0REP2", TestData.Now) } };

        Assert.Equal("U0REP1", TestData.Decide(TestData.Scoring(95), history).Alert!.Owner);
        Assert.Equal("ghost@ourco.test", TestData.Decide(TestData.Scoring(95), claimed).Alert!.Owner);
    }

    [Fact]
    public void A_reachable_owner_ends_what_was_said_of_the_one_before()
    {
        var live = TestData.LiveAlert() with { PassedOver = [new PassedOver("ghost@ourco.test", UnavailableReason.Unknown, null)] };

        Assert.Single(TestData.Decide(TestData.Scoring(95), TestData.After(live)).Alert!.PassedOver);
        Assert.Empty(TestData.Decide(TestData.Scoring(95) with { Owner = "rep@ourco.test" }, TestData.After(live)).Alert!.PassedOver);
    }

    private static HandoffAgreement To(params string[] reps) =>
        TestData.Agreement with
        {
            Routing = [TestData.Agreement.Routing[0] with { To = reps }, .. TestData.Agreement.Routing.Skip(1)],
        };

    private static Decision Decide(
        ScoreEvent e,
        Dictionary<string, Rotation> rotations,
        params (string Who, UnavailableReason Why)[] unreachable
    ) => Decide(e, rotations, TestData.Agreement, unreachable);

    private static Decision Decide(
        ScoreEvent e,
        Dictionary<string, Rotation> rotations,
        HandoffAgreement agreement,
        params (string Who, UnavailableReason Why)[] unreachable
    ) => TestData.Decide(e, new AccountHistory { Rotations = rotations, Available = Known(unreachable) }, agreement);

    private static Availability Known(params (string Who, UnavailableReason Why)[] unreachable) =>
        new() { Unreachable = unreachable.ToDictionary(one => one.Who, one => one.Why, StringComparer.OrdinalIgnoreCase) };
}
