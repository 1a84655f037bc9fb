using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Handoffs.Effects;
using HandoffBot.Core.Handoffs.Transitions;
using HandoffBot.Core.Leads;
using HandoffBot.Core.Routing;
using HandoffBot.Core.Tests.Handoffs;
using NodaTime;

namespace HandoffBot.Core.Tests.Routing;

/// <summary>Whoever is in Slack's do-not-disturb is passed over by routes that say so, and by no other.</summary>
public sealed class DoNotDisturbTests
{
    private static readonly Instant End = TestData.Now + Duration.FromHours(1);
    private static readonly HandoffAgreement Skipping = Skips(TestData.Agreement);

    [Fact]
    public void The_rotation_goes_on_without_them_and_the_trace_says_until_when()
    {
        var decision = Decide(TestData.Event, Skipping, "U0REP1");

        Assert.Equal("U0REP2", decision.Alert!.Owner);
        Assert.Equal([new PassedOver("U0REP1", UnavailableReason.DoNotDisturb, "EMEA", Until: End)], decision.Alert.PassedOver);
        Assert.Contains(decision.Trace, step =>
            step.Says.Contains("U0REP1 is in do not disturb until ", StringComparison.Ordinal)
            && step.Says.Contains("16:10 (Europe/Berlin)", StringComparison.Ordinal)
        );
        Assert.Empty(decision.Effects.OfType<HandoffEffect.NotifyUnreachable>());
    }

    [Fact]
    public void A_route_that_does_not_say_so_gives_them_their_turn() =>
        Assert.Equal("U0REP1", Decide(TestData.Event, TestData.Agreement, "U0REP1").Alert!.Owner);

    [Fact]
    public void With_everybody_of_the_route_in_it_a_fallback_owner_gets_it_whether_or_not_they_are_in_it_too()
    {
        var decision = Decide(TestData.Event, Skipping, "U0REP1", "U0REP2", "U0EXC");

        Assert.Equal("U0EXC", decision.Alert!.Owner);
        Assert.All(decision.Alert.PassedOver, one => Assert.Equal((UnavailableReason.DoNotDisturb, true), (one.Reason, one.Fallback)));
        Assert.Equal(2, decision.Alert.PassedOver.Count);
    }

    [Fact]
    public void The_owner_whom_the_event_names_gets_it_all_the_same() =>
        Assert.Equal("U0REP2", Decide(TestData.Event with { Owner = "U0REP2" }, Skipping, "U0REP2").Alert!.Owner);

    [Fact]
    public void Escalation_and_not_mine_go_past_them_too()
    {
        var clocked = Skips(ClockedAgreement.Value);
        var agreement = clocked with { Routing = [clocked.Routing[0] with { To = ["U0REP1", "U0REP2", "U0REP4"] }] };
        var live = TestData.Decide(TestData.Event, agreement: agreement).Alert!;
        var missed = ClockedAgreement.Tick(live, live.Clock!.DueAt!.Value, agreement).Alert;

        var escalated = AlertStateMachine.Advance(missed, new AlertCommand.Tick(), agreement, missed.NextDueAt!.Value, Quiet("U0REP2"));
        var said = new AlertCommand.NotMine("U0REP1", NotMineReason.Away, null, TestData.NothingKnown with { Available = Quiet("U0REP2") });
        var passedOn = AlertStateMachine.Advance(live, said, agreement, TestData.Now);

        Assert.Equal("U0REP4", escalated.Alert.Owner);
        Assert.Equal("U0REP4", passedOn.Alert.Owner);
    }

    [Fact]
    public void Who_is_on_call_expects_to_be_disturbed()
    {
        var agreement = Skips(
            TestData.Agreement with
            {
                Coverage = new Dictionary<string, Coverage>
                {
                    ["emea"] = ClockedAgreement.Within("Mon-Fri 09:00-10:00").Coverage["emea"] with
                    {
                        WaitsForOpening = true,
                        OnCall = ["U0REP3"],
                    },
                },
            }
        );

        var alert = Decide(TestData.Event, agreement, "U0REP1", "U0REP2", "U0REP3").Alert!;

        Assert.Equal(("U0REP3", "U0REP3"), (alert.Owner, alert.OnCall));
    }

    private static HandoffAgreement Skips(HandoffAgreement agreement) =>
        agreement with
        {
            Routing = [.. agreement.Routing.Select(route => route with { SkipsDoNotDisturb = true })],
        };

    private static Decision Decide(ScoreEvent e, HandoffAgreement agreement, params string[] quiet) =>
        TestData.Decide(e, AccountHistory.None with { Available = Quiet(quiet) }, agreement);

    private static Availability Quiet(params string[] people) =>
        new() { DoNotDisturbUntil = people.ToDictionary(person => person, _ => End, StringComparer.Ordinal) };
}
