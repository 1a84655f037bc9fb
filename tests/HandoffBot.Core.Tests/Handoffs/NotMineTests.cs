using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Effects;
using HandoffBot.Core.Handoffs.Transitions;
using HandoffBot.Core.Routing;

namespace HandoffBot.Core.Tests.Handoffs;

public sealed class NotMineTests
{
    [Fact]
    public void The_owner_passes_a_lead_on_to_the_next_of_its_route_whose_turn_is_counted()
    {
        var alert = TestData.LiveAlert();
        var passed = Say(alert, alert.Owner, NotMineReason.WrongTerritory);

        Assert.Equal(("U0REP1", "U0REP2", AlertState.Open), (alert.Owner, passed.Alert.Owner, passed.Alert.State));
        Assert.Equal("EMEA", Assert.Single(passed.Effects.OfType<HandoffEffect.CountAssignment>()).Route);
        Assert.Equal("U0REP2", Assert.Single(passed.Effects.OfType<HandoffEffect.SendNotice>()).To);
        var fact = Assert.Single(passed.Facts);
        Assert.Equal((AlertFactKind.NotMine, "U0REP1", "wrong territory; went to U0REP2"), (fact.Kind, fact.By, fact.Detail));
    }

    [Fact]
    public void It_comes_back_to_nobody_and_where_nobody_is_left_it_goes_to_the_fallback_owners_and_then_stays()
    {
        var alert = TestData.LiveAlert();
        var owners = new List<string>();
        while (Say(alert, alert.Owner, NotMineReason.NotKnown) is { Facts.Count: > 0 } passed)
        {
            alert = passed.Alert;
            owners.Add(alert.Owner);
        }

        Assert.Equal(["U0REP2", "U0EXC", "U0OPS"], owners);
        Assert.Equal([false, true, true], alert.Declined.Select(one => one.Fallback));
        Assert.Contains("Nobody is left", Say(alert, "U0OPS", NotMineReason.Away).Reply?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Whom_Slack_does_not_reach_is_passed_over_and_an_address_names_the_same_person_as_their_id()
    {
        var deactivated = TestData.NothingKnown with
        {
            Available = new()
            {
                Unreachable = new Dictionary<string, UnavailableReason> { ["U0REP2"] = UnavailableReason.Deactivated },
                UserIds = new Dictionary<string, string> { ["robin@ourco.test"] = "U0REP1" },
            },
        };
        var alert = TestData.LiveAlert() with { Owner = "robin@ourco.test" };

        Assert.Equal("U0EXC", Say(alert, "U0REP1", NotMineReason.Away, deactivated).Alert.Owner);
    }

    [Fact]
    public void Only_the_owner_or_whoever_claimed_it_can_say_so()
    {
        var alert = TestData.LiveAlert();
        Assert.Same(alert, Say(alert, "U0REP2", NotMineReason.Away).Alert);
        var claimed = TestData.Advance(alert, new AlertCommand.Claim("U0REP3")).Alert;
        Assert.Contains("<@U0REP3> claimed this", Say(claimed, "U0REP1", NotMineReason.Away).Reply?.ToString(), StringComparison.Ordinal);

        var passed = Say(claimed, "U0REP3", NotMineReason.Away).Alert;
        Assert.Equal((AlertState.Open, null, "U0REP1"), (passed.State, passed.Claimed, passed.Owner));
        Assert.Equal("U0REP3", Assert.Single(passed.Declined).Person);
    }

    [Fact]
    public void A_later_event_that_names_whoever_passed_it_on_does_not_bring_it_back()
    {
        var passed = Say(TestData.LiveAlert(), "U0REP1", NotMineReason.WrongSegment).Alert;

        var updated = TestData.Decide(TestData.Scoring(90) with { Owner = "U0REP1" }, TestData.After(passed)).Alert;

        Assert.Equal("U0REP2", updated?.Owner);
        Assert.Equal(passed.Declined, updated?.Declined);
        Assert.Equal("U0REP3", TestData.Decide(TestData.Scoring(90) with { Owner = "U0REP3" }, TestData.After(passed)).Alert?.Owner);
    }

    private static AlertTransition Say(Alert alert, string by, NotMineReason reason, AssignmentFacts? facts = null) =>
        TestData.Advance(alert, new AlertCommand.NotMine(by, reason, null, facts ?? TestData.NothingKnown));
}
