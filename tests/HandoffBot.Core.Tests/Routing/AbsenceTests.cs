using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Handoffs.Effects;
using HandoffBot.Core.Handoffs.Transitions;
using HandoffBot.Core.Leads;
using HandoffBot.Core.Routing;
using HandoffBot.Core.Tests.Handoffs;
using NodaTime;

namespace HandoffBot.Core.Tests.Routing;

/// <summary>Whoever is away gets no new leads and keeps what they hold.</summary>
public sealed class AbsenceTests
{
    private static readonly Instant Back = TestData.Now + Duration.FromDays(3);

    [Fact]
    public void The_rotation_goes_on_without_them_and_the_trace_says_until_when()
    {
        var decision = Decide(TestData.Event, "U0REP1");

        Assert.Equal("U0REP2", decision.Alert!.Owner);
        Assert.Equal([new PassedOver("U0REP1", UnavailableReason.Away, "EMEA", Until: Back)], decision.Alert.PassedOver);
        Assert.Contains(decision.Trace, step =>
            step.Says.StartsWith("Passed over: U0REP1 is away until ", StringComparison.Ordinal)
            && step.Says.Contains("(Europe/Berlin)", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void An_owner_on_the_event_who_is_away_is_known_by_their_address_and_the_next_of_the_route_gets_it()
    {
        var decision = Decide(TestData.Event with { Owner = "rep@ourco.test" }, "U0AWAY");

        Assert.Equal("U0REP1", decision.Alert!.Owner);
        Assert.Equal("EMEA", decision.RotationOfRoute);
    }

    [Fact]
    public void That_is_no_fault_to_tell_the_routing_owner_of() =>
        Assert.Empty(Decide(TestData.Event, "U0REP1").Effects.OfType<HandoffEffect.NotifyUnreachable>());

    [Theory]
    [InlineData("U0REP1 U0REP2", "U0EXC")]
    [InlineData("U0REP1 U0REP2 U0EXC", "U0OPS")]
    [InlineData("U0REP1 U0REP2 U0EXC U0OPS", "U0EXC")]
    public void With_everybody_of_the_route_away_a_fallback_owner_gets_it(string away, string owner)
    {
        var decision = Decide(TestData.Event, away.Split(' '));

        Assert.Equal(owner, decision.Alert!.Owner);
        Assert.All(decision.Alert.PassedOver, one => Assert.True(one.Fallback));
        Assert.Null(decision.RotationOfRoute);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("rep@ourco.test")]
    [InlineData("U0AWAY")]
    public void What_they_hold_stays_theirs_when_an_event_brings_it_up_to_date(string? named)
    {
        var live = TestData.LiveAlert() with { Owner = "rep@ourco.test" };

        var alert = Decide(TestData.Scoring(95) with { Owner = named }, TestData.After(live), "U0AWAY").Alert!;

        Assert.Equal("rep@ourco.test", alert.Owner);
        Assert.Empty(alert.PassedOver);
    }

    [Fact]
    public void Escalation_and_not_mine_go_past_them_too()
    {
        var agreement = ClockedAgreement.Value with
        {
            Routing = [TestData.Agreement.Routing[0] with { To = ["U0REP1", "U0REP2", "U0REP4"] }],
        };
        var live = TestData.Decide(TestData.Event, agreement: agreement).Alert!;
        var missed = ClockedAgreement.Tick(live, live.Clock!.DueAt!.Value, agreement).Alert;

        var escalated = AlertStateMachine.Advance(missed, new AlertCommand.Tick(), agreement, missed.NextDueAt!.Value, Away("U0REP2"));
        var said = new AlertCommand.NotMine("U0REP1", NotMineReason.Away, null, TestData.NothingKnown with { Available = Away("U0REP2") });
        var passedOn = AlertStateMachine.Advance(live, said, agreement, TestData.Now);

        Assert.Equal("U0REP4", escalated.Alert.Owner);
        Assert.Equal("U0REP4", passedOn.Alert.Owner);
    }

    [Fact]
    public void Escalation_knows_an_address_and_an_id_as_one_person()
    {
        var agreement = ClockedAgreement.Value with
        {
            Routing = [TestData.Agreement.Routing[0] with { To = ["U0AWAY", "U0REP2"] }],
        };
        var live = TestData.Decide(TestData.Event with { Owner = "rep@ourco.test" }, agreement: agreement).Alert!;
        var missed = ClockedAgreement.Tick(live, live.Clock!.DueAt!.Value, agreement).Alert;

        var escalated = AlertStateMachine.Advance(missed, new AlertCommand.Tick(), agreement, missed.NextDueAt!.Value, Away());

        Assert.Equal("U0REP2", escalated.Alert.Owner);
    }

    private static Decision Decide(ScoreEvent e, params string[] away) => Decide(e, AccountHistory.None, away);

    private static Decision Decide(ScoreEvent e, AccountHistory history, params string[] away) =>
        TestData.Decide(e, history with { Available = Away(away) });

    private static Availability Away(params string[] people) =>
        new()
        {
            AwayUntil = people.ToDictionary(person => person, _ => Back, StringComparer.Ordinal),
            UserIds = new Dictionary<string, string> { ["rep@ourco.test"] = "U0AWAY" },
        };
}
