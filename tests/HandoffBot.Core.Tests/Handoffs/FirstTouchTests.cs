using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Effects;
using HandoffBot.Core.Handoffs.Transitions;
using HandoffBot.Core.Routing;
using NodaTime;
using static HandoffBot.Core.Tests.Handoffs.ClockedAgreement;

namespace HandoffBot.Core.Tests.Handoffs;

public sealed class FirstTouchTests
{
    private static readonly Instant Due = TestData.Now + Duration.FromMinutes(30);
    private static readonly AlertCommand.Claim Claim = new("U0REP9");
    private static readonly AlertCommand.Contact Contact = new("U0REP9");

    [Fact]
    public void A_band_starts_the_clock_and_the_reminder_the_breach_and_the_ladder_follow_each_once()
    {
        var alert = Open();
        Assert.Equal((Due, Due - Duration.FromMinutes(10)), (alert.Clock!.DueAt, alert.NextDueAt));

        var (ended, steps) = Run(alert, alert.ExpiresAt);

        Assert.Equal(
            [
                AlertFactKind.FirstTouchReminded,
                AlertFactKind.FirstTouchMissed,
                AlertFactKind.Escalated,
                AlertFactKind.FirstTouchReassigned,
                AlertFactKind.Expired,
            ],
            Kinds(steps)
        );
        var notices = steps.SelectMany(step => step.Effects).OfType<HandoffEffect.SendNotice>().ToList();
        Assert.Equal(["U0REP1", "U0REP1", "U0REP2"], notices.Select(notice => notice.To));
        Assert.Equal(notices.Count, notices.Select(notice => notice.Key).Distinct().Count());
        Assert.Single(steps.SelectMany(step => step.Effects).OfType<HandoffEffect.NotifyManagers>());
        Assert.Equal(("U0REP2", AlertState.Expired), (ended.Owner, ended.State));
    }

    [Fact]
    public void A_claim_does_not_stop_the_clock_and_whoever_claimed_is_reminded_and_loses_the_lead()
    {
        var claimed = Do(Open(), Claim, TestData.Now + Duration.FromMinutes(1)).Alert;

        var (ended, steps) = Run(claimed, Due + Duration.FromMinutes(15));

        var told = steps.SelectMany(step => step.Effects).OfType<HandoffEffect.SendNotice>().Select(notice => notice.To);
        Assert.Equal(["U0REP9", "U0REP9", "U0REP2"], told);
        Assert.Equal((AlertState.Open, null, "U0REP2"), (ended.State, ended.Claimed, ended.Owner));
        Assert.Contains("U0REP9", ended.Clock!.ReassignedFrom);
    }

    [Fact]
    public void The_first_touch_stops_the_clock_and_a_mark_taken_back_lets_it_run_as_if_never_stopped()
    {
        var contacted = Do(Open(), Contact, Due - Duration.FromMinutes(5)).Alert;
        Assert.Empty(Kinds(Run(contacted, Due - Duration.FromMinutes(1)).Steps));

        var undone = Do(contacted, new AlertCommand.UndoContacted("U0REP9"), Due + Duration.FromMinutes(2));

        Assert.Equal(
            [AlertFactKind.ContactUndone, AlertFactKind.FirstTouchMissed, AlertFactKind.Escalated],
            undone.Facts.Select(fact => fact.Kind)
        );
        Assert.Equal(Due, undone.Alert.Clock!.BreachedAt);
    }

    [Fact]
    public void A_click_that_overtook_the_clock_meets_the_alert_after_the_breach()
    {
        var late = Do(Open(), Contact, Due);

        Assert.Equal(
            [AlertFactKind.FirstTouchMissed, AlertFactKind.Escalated, AlertFactKind.Contacted],
            late.Facts.Select(fact => fact.Kind)
        );
    }

    [Fact]
    public void In_the_shadow_the_breach_is_recorded_and_nobody_is_told_anything()
    {
        var alert = Open(InTheShadow);

        var (ended, steps) = Run(alert, alert.ExpiresAt, InTheShadow);

        Assert.Equal([AlertFactKind.FirstTouchMissedInShadow, AlertFactKind.Expired], Kinds(steps));
        Assert.DoesNotContain(
            steps.SelectMany(step => step.Effects),
            effect => effect is HandoffEffect.SendNotice or HandoffEffect.NotifyManagers
        );
        Assert.Equal("U0REP1", ended.Owner);
        Assert.Empty(Kinds(Run(Tick(Open(InTheShadow), Due, InTheShadow).Alert, Due + Duration.FromHours(1)).Steps));
    }

    [Theory]
    [InlineData(20, false)]
    [InlineData(30, true)]
    [InlineData(40, true)]
    public void What_expires_before_its_deadline_is_no_breach_and_what_expires_at_it_or_after_is(int minutes, bool breach)
    {
        var alert = Open() with { ExpiresAt = TestData.Now + Duration.FromMinutes(minutes) };

        var ended = Tick(alert, TestData.Now + Duration.FromHours(9));

        Assert.Equal(breach, ended.Facts.Any(fact => fact.Kind is AlertFactKind.FirstTouchMissed));
        Assert.Equal(AlertState.Expired, ended.Alert.State);
        Assert.DoesNotContain(ended.Effects, effect => effect is HandoffEffect.SendNotice);
        Assert.Equal(ended.Facts.DistinctBy(fact => fact.Kind).Count(), ended.Facts.Count);
    }

    [Fact]
    public void A_rise_of_the_band_shortens_the_time_and_a_fall_gives_none_back()
    {
        var warm = Open(e: TestData.Event with { Score = new("trial-pql", 75, 61) });
        Assert.Equal(TestData.Now + Duration.FromHours(4), warm.Clock!.DueAt);

        var rise = TestData.Now + Duration.FromHours(1);
        var hot = Later(warm, TestData.Scoring(92) with { OccurredAt = rise }, rise);
        Assert.Equal(rise + Duration.FromMinutes(30), hot.Clock!.DueAt);

        var fallen = Later(hot, TestData.Scoring(75, "evt_3") with { OccurredAt = rise }, rise + Duration.FromMinutes(1));
        Assert.Equal(hot.Clock.DueAt, fallen.Clock!.DueAt);

        var shortly = TestData.Now + Duration.FromMinutes(239);
        Assert.Equal(warm.Clock.DueAt, Later(warm, TestData.Scoring(92, "evt_4") with { OccurredAt = shortly }, shortly).Clock!.DueAt);
    }

    [Fact]
    public void A_lead_that_comes_on_friday_evening_is_due_on_monday_and_the_ladder_waits_for_the_opening_too()
    {
        var weekly = Within("Mon-Fri 09:00-18:00");
        var friday = Instant.FromUtc(2026, 11, 20, 16, 50);
        var alert = Open(weekly, TestData.Event with { OccurredAt = friday }, friday) with { ExpiresAt = friday + Duration.FromDays(9) };

        Assert.Equal(Instant.FromUtc(2026, 11, 23, 8, 20), alert.Clock!.DueAt);
        var missed = Tick(alert, Instant.FromUtc(2026, 11, 23, 8, 20), weekly).Alert;
        Assert.Equal(Instant.FromUtc(2026, 11, 23, 8, 35), missed.Clock!.NextAt);
    }

    [Fact]
    public void Nobody_gets_the_lead_twice_and_when_nobody_is_left_the_managers_hear_of_it()
    {
        var ladder = Value with { Escalation = [.. Value.Escalation, new EscalationStep(Duration.FromMinutes(30), "reassign")] };
        var (ended, steps) = Run(Open(ladder), Due + Duration.FromHours(1), ladder);

        Assert.Equal("U0REP2", ended.Owner);
        Assert.Equal(2, Kinds(steps).Count(kind => kind is AlertFactKind.Escalated));
        Assert.Single(Kinds(steps), AlertFactKind.FirstTouchReassigned);
    }

    [Fact]
    public void Whoever_said_that_it_is_not_theirs_does_not_get_it_back_when_its_first_touch_is_missed()
    {
        var passedOn = Open() with
        {
            Declined = [new Declined("U0REP2", "U0REP2", TestData.Now, NotMineReason.WrongSegment)],
        };

        var (ended, steps) = Run(passedOn, Due + Duration.FromMinutes(15));

        Assert.Equal("U0REP1", ended.Owner);
        Assert.DoesNotContain(AlertFactKind.FirstTouchReassigned, Kinds(steps));
    }

    [Fact]
    public void Whom_slack_does_not_reach_gets_no_lead_and_while_that_is_unknown_the_lead_waits()
    {
        var missed = Tick(Open(), Due).Alert;
        var step = Due + Duration.FromMinutes(15);

        var unknown = AlertStateMachine.Advance(missed, new AlertCommand.Tick(), Value, step);
        Assert.Equal(("U0REP1", step), (unknown.Alert.Owner, unknown.Alert.NextDueAt));

        var nobody = new Availability
        {
            Unreachable = new Dictionary<string, UnavailableReason> { ["U0REP2"] = UnavailableReason.Deactivated },
        };
        var told = AlertStateMachine.Advance(missed, new AlertCommand.Tick(), Value, step, nobody);
        Assert.Equal("U0REP1", told.Alert.Owner);
        Assert.Contains(told.Effects, effect => effect is HandoffEffect.NotifyManagers);
    }

    [Fact]
    public void A_first_claim_begins_the_clock_anew_where_the_agreement_says_so_and_a_second_one_does_not()
    {
        var reset = Value with
        {
            Bands = [Value.Bands[0] with { Sla = Value.Bands[0].Sla! with { ResetOnClaim = true } }, Value.Bands[1]],
        };
        var at = Due - Duration.FromMinutes(5);

        var claimed = Do(Open(reset), Claim, at, reset);
        Assert.Equal(at + Duration.FromMinutes(30), claimed.Alert.Clock!.DueAt);
        Assert.Contains(claimed.Facts, fact => fact is { Kind: AlertFactKind.ClockBegunAnew, By: "U0REP9" });

        var released = Do(claimed.Alert, new AlertCommand.Release("U0REP9"), at, reset).Alert;
        var again = Do(released, Claim, at + Duration.FromMinutes(10), reset).Alert;
        Assert.Equal(claimed.Alert.Clock.DueAt, again.Clock!.DueAt);
        Assert.Equal(Due, Do(Open(), Claim, at).Alert.Clock!.DueAt);
    }

    [Fact]
    public void While_a_flag_stands_nobody_is_chased()
    {
        var flagged = Do(Open(), new AlertCommand.FlagBad("U0REP9"), TestData.Now + Duration.FromMinutes(5)).Alert;
        Assert.Empty(Kinds(Run(flagged, Due + Duration.FromHours(1)).Steps));

        var undone = Do(flagged, new AlertCommand.UndoFlag("U0REP9"), Due + Duration.FromHours(1)).Alert;
        Assert.Equal(Due + Duration.FromHours(1) + Duration.FromMinutes(25), undone.Clock!.DueAt);
    }
}
