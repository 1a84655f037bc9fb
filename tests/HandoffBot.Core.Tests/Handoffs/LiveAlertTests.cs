using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Handoffs.Transitions;
using HandoffBot.Core.Leads;
using NodaTime;

namespace HandoffBot.Core.Tests.Handoffs;

public sealed class LiveAlertTests
{
    private static readonly Instant Later = TestData.Now + Duration.FromHours(1);

    [Fact]
    public void A_later_event_updates_the_live_alert_and_takes_a_new_expiry()
    {
        var live = TestData.LiveAlert();

        var decision = TestData.Decide(Again(75), TestData.After(live), now: Later);

        Assert.Equal(DecisionOutcome.Updated, decision.Outcome);
        var alert = Assert.IsType<Alert>(decision.Alert);
        Assert.Equal((live.Id, 1, "warm", live.OpenedAt), (alert.Id, alert.Updates, alert.Band, alert.OpenedAt));
        Assert.Equal(Later + Duration.FromHours(24), alert.ExpiresAt);
        Assert.Null(decision.RotationOfRoute);
    }

    [Fact]
    public void An_update_may_shorten_the_life_of_an_alert_too()
    {
        var warm = TestData.Decide(TestData.Scoring(75)).Alert!;

        var alert = TestData.Decide(Again(90, "evt_3"), TestData.After(warm), now: Later).Alert!;

        Assert.Equal(Later + Duration.FromHours(4), alert.ExpiresAt);
        Assert.True(alert.ExpiresAt < warm.ExpiresAt);
    }

    [Fact]
    public void An_update_keeps_claim_channel_and_owner()
    {
        var live = TestData.LiveAlert() with
        {
            State = AlertState.Claimed,
            Claimed = new ActorStamp("U0REP9", TestData.Now),
            Channel = "C0OLD",
            Owner = "U0REP9",
        };

        var alert = TestData
            .Decide(Again(90), TestData.After(live) with { Rotations = TestData.AfterTurns(1) }, now: Later)
            .Alert!;

        Assert.Equal((AlertState.Claimed, live.Claimed, "C0OLD", "U0REP9"), (alert.State, alert.Claimed, alert.Channel, alert.Owner));
    }

    [Fact]
    public void An_update_that_names_an_owner_changes_the_owner_and_not_the_channel()
    {
        var alert = TestData.Decide(Again(90) with { Owner = "rep@ourco.test" }, TestData.After(TestData.LiveAlert()), now: Later).Alert!;

        Assert.Equal(("rep@ourco.test", "C0EMEA"), (alert.Owner, alert.Channel));
    }

    [Fact]
    public void An_update_compares_with_the_score_alerted_before_unless_told()
    {
        var history = TestData.After(TestData.LiveAlert());

        Assert.Equal(92, TestData.Decide(Again(95), history, now: Later).Alert?.Score.Previous);
        Assert.Equal(
            80,
            TestData.Decide(Again(95) with { Score = new Score("trial-pql", 95, 80) }, history, now: Later).Alert?.Score.Previous
        );
    }

    [Fact]
    public void Yesterdays_reasons_do_not_explain_todays_score()
    {
        var decision = TestData.Decide(
            Again(92) with
            {
                Signals = [],
                NextAction = null,
            },
            TestData.After(TestData.LiveAlert()),
            now: Later
        );

        Assert.Equal((DecisionOutcome.Held, "required:signals"), (decision.Outcome, decision.Rule));
        Assert.Null(decision.Alert);
    }

    [Theory]
    [InlineData(20, "Head of Ops", "band:below warm")]
    [InlineData(92, "Student", "disqualify:Student")]
    public void A_reason_gone_withdraws_the_live_alert(int score, string title, string rule)
    {
        var live = TestData.LiveAlert();
        var e = Again(score) with { Contact = TestData.Event.Contact with { Title = title } };

        var decision = TestData.Decide(e, TestData.After(live), now: Later);

        Assert.Equal((DecisionOutcome.Withdrawn, rule), (decision.Outcome, decision.Rule));
        Assert.Equal(
            (live.Id, AlertState.Withdrawn, Later, null),
            (decision.Alert?.Id, decision.Alert?.State, decision.Alert?.ClosedAt, decision.Alert?.NextDueAt)
        );
        Assert.Equal(decision.Reason, decision.Alert?.WithdrawnBecause);
    }

    [Fact]
    public void A_fallen_score_withdraws_even_when_its_event_lacks_fields()
    {
        var bare = Again(10) with { Signals = [], NextAction = null };

        Assert.Equal(DecisionOutcome.Withdrawn, TestData.Decide(bare, TestData.After(TestData.LiveAlert()), now: Later).Outcome);
        Assert.Equal(DecisionOutcome.Held, TestData.Decide(bare, now: Later).Outcome);
    }

    [Fact]
    public void An_event_without_a_path_leaves_the_live_alert_as_it_is()
    {
        var decision = TestData.Decide(
            Again(92) with
            {
                Signals = [TestData.Event.Signals[3]],
            },
            TestData.After(TestData.LiveAlert()),
            now: Later
        );

        Assert.Equal((DecisionOutcome.Suppressed, "path:none"), (decision.Outcome, decision.Rule));
        Assert.Null(decision.Alert);
    }

    [Fact]
    public void An_event_older_than_the_last_one_acted_on_changes_nothing()
    {
        var live = TestData.LiveAlert();
        var history = TestData.After(live);

        var decision = TestData.Decide(
            Again(10) with
            {
                OccurredAt = live.OccurredAt - Duration.FromMilliseconds(1),
                Contact = new Contact { Name = "Old" },
            },
            history,
            now: Later
        );

        Assert.Equal(DecisionOutcome.Superseded, decision.Outcome);
        Assert.Null(decision.Alert);
        Assert.Same(history.Known, decision.Lead);
        Assert.Equal(history.LastOccurredAt, decision.LastOccurredAt);
    }

    [Fact]
    public void Another_event_of_the_very_same_moment_still_counts()
    {
        var live = TestData.LiveAlert();

        Assert.Equal(
            DecisionOutcome.Updated,
            TestData.Decide(Again(90) with { OccurredAt = live.OccurredAt }, TestData.After(live)).Outcome
        );
    }

    [Fact]
    public void An_event_newer_than_the_last_one_counts_while_our_clock_is_set_back()
    {
        var live = TestData.LiveAlert();
        var newer = Again(90) with { OccurredAt = live.OccurredAt + Duration.FromMinutes(1) };

        var decision = TestData.Decide(newer, TestData.After(live), now: live.OccurredAt - Duration.FromHours(1));

        Assert.Equal(DecisionOutcome.Updated, decision.Outcome);
        Assert.Equal(live.OccurredAt, decision.LastOccurredAt);
    }

    [Fact]
    public void The_same_event_again_changes_nothing()
    {
        var decision = TestData.Decide(TestData.Event, TestData.After(TestData.LiveAlert()));

        Assert.Equal(DecisionOutcome.Superseded, decision.Outcome);
        Assert.Null(decision.Alert);
    }

    [Fact]
    public void A_live_alert_past_its_expiry_is_over_and_a_new_event_makes_a_new_one()
    {
        var live = TestData.LiveAlert();
        var after = live.ExpiresAt;

        var decision = TestData.Decide(Again(92) with { OccurredAt = after }, TestData.After(live), now: after);

        Assert.Equal((DecisionOutcome.Alerted, "alert_new"), (decision.Outcome, decision.Alert?.Id));
    }

    [Theory]
    [InlineData(true, "worked:contacted")]
    [InlineData(false, "worked:flagged")]
    public void A_lead_just_worked_or_just_flagged_is_not_handed_off_again_before_its_alert_ends(bool contacted, string rule)
    {
        AlertCommand command = contacted ? new AlertCommand.Contact("U0REP1") : new AlertCommand.FlagBad("U0REP1");
        var alert = TestData.Advance(TestData.LiveAlert(), command).Alert;

        var soon = TestData.Decide(Again(92), TestData.After(alert), now: Later);
        var afterwards = TestData.Decide(Again(92) with { OccurredAt = alert.ExpiresAt }, TestData.After(alert), now: alert.ExpiresAt);

        Assert.Equal((DecisionOutcome.Suppressed, rule), (soon.Outcome, soon.Rule));
        Assert.Contains("U0REP1", soon.Reason, StringComparison.Ordinal);
        Assert.Equal(DecisionOutcome.Alerted, afterwards.Outcome);
    }

    [Fact]
    public void Where_the_agreement_says_so_later_events_update_a_flagged_alert_and_its_flags_stay()
    {
        var flagged = TestData.Advance(TestData.LiveAlert(), new AlertCommand.FlagBad("U0REP1")).Alert;

        var decision = TestData.Decide(Again(92), TestData.After(flagged), TestData.Agreement with { QuietAfterFlag = false }, Later);

        Assert.Equal(DecisionOutcome.Updated, decision.Outcome);
        Assert.Equal(flagged.Flags, decision.Alert?.Flags);
    }

    [Fact]
    public void A_contact_taken_back_lets_events_through_again()
    {
        var contacted = TestData.Advance(TestData.LiveAlert(), new AlertCommand.Contact("U0REP1")).Alert;
        var undone = TestData.Advance(contacted, new AlertCommand.UndoContacted("U0REP1")).Alert;

        Assert.Equal(DecisionOutcome.Updated, TestData.Decide(Again(92), TestData.After(undone), now: Later).Outcome);
    }

    [Fact]
    public void A_flag_taken_back_lets_events_through_again()
    {
        var flagged = TestData.Advance(TestData.LiveAlert(), new AlertCommand.FlagBad("U0REP1")).Alert;
        var undone = TestData.Advance(flagged, new AlertCommand.UndoFlag("U0REP1")).Alert;

        Assert.Equal(DecisionOutcome.Updated, TestData.Decide(Again(92), TestData.After(undone), now: Later).Outcome);
    }

    private static ScoreEvent Again(decimal score, string id = "evt_2") => TestData.Scoring(score, id) with { OccurredAt = Later };
}
