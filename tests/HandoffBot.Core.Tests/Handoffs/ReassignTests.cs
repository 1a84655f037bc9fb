using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Effects;
using HandoffBot.Core.Handoffs.Transitions;
using HandoffBot.Core.Routing;

namespace HandoffBot.Core.Tests.Handoffs;

public sealed class ReassignTests
{
    [Theory]
    [InlineData("U0REP1", true)]
    [InlineData("U0OPS", true)]
    [InlineData("U0EXC", true)]
    [InlineData("U0REP3", false)]
    public void Whoever_has_it_and_the_owners_of_routing_and_exceptions_may(string by, bool may)
    {
        var alert = TestData.LiveAlert();
        var given = Give(alert, by, "U0REP9");

        Assert.Equal(may ? "U0REP9" : "U0REP1", given.Alert.Owner);
        Assert.Equal(may, given.Facts.Any(fact => fact is { Kind: AlertFactKind.Reassigned, Detail: "U0REP1 → U0REP9" }));
        if (!may)
        {
            Assert.Same(alert, given.Alert);
            Assert.Contains("Only <@U0REP1>, who has this lead, <@U0OPS> (routing)", given.Reply?.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_claimed_lead_is_its_claimers_to_give_and_is_open_and_awake_afterwards()
    {
        var claimed = TestData.Advance(TestData.LiveAlert(), new AlertCommand.Claim("U0REP2")).Alert;
        Assert.Same(claimed, Give(claimed, "U0REP1", "U0REP9").Alert);
        var snoozed = TestData.Advance(claimed, new AlertCommand.Snooze("U0REP2", new SnoozeChoice.InAnHour())).Alert;

        var given = Give(snoozed, "U0REP2", "U0REP9");

        Assert.Equal(
            (AlertState.Open, null, null, "U0REP9"),
            (given.Alert.State, given.Alert.Claimed, given.Alert.Snoozed, given.Alert.Owner)
        );
        Assert.Equal("U0REP9", Assert.Single(given.Effects.OfType<HandoffEffect.SendNotice>()).To);
        Assert.Empty(given.Effects.OfType<HandoffEffect.CountAssignment>());
    }

    [Fact]
    public void Whoever_had_it_is_told_by_whom_and_nobody_of_their_own_doing()
    {
        var given = Give(TestData.LiveAlert(), "U0OPS", "U0REP9");
        Assert.Equal(["U0REP9", "U0REP1"], given.Effects.OfType<HandoffEffect.SendNotice>().Select(notice => notice.To));
        Assert.Equal("U0REP1", Assert.Single(Give(TestData.LiveAlert(), "U0OPS", "U0OPS").Effects.OfType<HandoffEffect.SendNotice>()).To);
    }

    [Fact]
    public void It_goes_neither_to_whom_Slack_does_not_reach_nor_back_to_whoever_said_that_it_is_not_theirs()
    {
        var gone = TestData.NothingKnown with
        {
            Available = new()
            {
                Unreachable = new Dictionary<string, UnavailableReason> { ["U0REP9"] = UnavailableReason.Deactivated },
            },
        };
        var refused = Give(TestData.LiveAlert(), "U0REP1", "U0REP9", gone);
        Assert.Contains("<@U0REP9> is deactivated in Slack", refused.Reply?.ToString(), StringComparison.Ordinal);
        Assert.Empty(refused.Effects);

        var passed = TestData
            .Advance(TestData.LiveAlert(), new AlertCommand.NotMine("U0REP1", NotMineReason.Away, null, TestData.NothingKnown))
            .Alert;
        Assert.Same(passed, Give(passed, "U0OPS", "U0REP1").Alert);
        Assert.NotEqual("U0REP1", Reassignment.Suggested(passed, "U0OPS", Availability.Everybody, TestData.Agreement));
    }

    [Fact]
    public void A_review_is_asked_for_once_and_ends()
    {
        var asked = TestData.Advance(TestData.LiveAlert(), new AlertCommand.PutToReview("U0REP1"));
        Assert.Equal("C0MGRS", Assert.Single(asked.Effects.OfType<HandoffEffect.SendNotice>()).To);
        Assert.Same(asked.Alert, TestData.Advance(asked.Alert, new AlertCommand.PutToReview("U0REP2")).Alert);

        var ended = TestData.Advance(asked.Alert, new AlertCommand.EndReview("U0OPS")).Alert;

        Assert.Null(ended.InReview);
        Assert.Same(ended, TestData.Advance(ended, new AlertCommand.EndReview("U0OPS")).Alert);
    }

    [Fact]
    public void A_later_event_leaves_a_lead_on_the_review_list()
    {
        var asked = TestData.Advance(TestData.LiveAlert(), new AlertCommand.PutToReview("U0REP1")).Alert;
        var later = TestData.Event with { Id = "evt_2", OccurredAt = TestData.Now };

        Assert.Equal(asked.InReview, TestData.Decide(later, TestData.After(asked)).Alert!.InReview);
    }

    [Theory]
    [InlineData(AuthorityLevel.NotYet, "the agreement does not allow it")]
    [InlineData(AuthorityLevel.ProofNeeded, "the agreement does not allow it")]
    [InlineData(AuthorityLevel.Pilot, "this lead is outside of the pilot")]
    public void Nobody_sends_a_lead_to_the_managers_before_the_score_may(AuthorityLevel level, string why)
    {
        var agreement = TestData.Agreement with
        {
            Authority = new Dictionary<Behaviour, AuthorityLevel>(TestData.Agreement.Authority) { [Behaviour.ManagerReview] = level },
        };

        var refused = AlertStateMachine.Advance(
            TestData.LiveAlert(),
            new AlertCommand.PutToReview("U0REP1"),
            agreement,
            TestData.Now
        );

        Assert.Null(refused.Alert.InReview);
        Assert.Empty(refused.Effects);
        Assert.Contains(why, refused.Reply?.ToString(), StringComparison.Ordinal);
        Assert.Contains("35 reviewed alerts", refused.Reply?.ToString(), StringComparison.Ordinal);
        Assert.Contains("U0REV", refused.Reply?.ToString(), StringComparison.Ordinal);
    }

    private static AlertTransition Give(Alert alert, string by, string to, AssignmentFacts? facts = null) =>
        TestData.Advance(alert, new AlertCommand.Reassign(by, to, facts ?? TestData.NothingKnown));
}
