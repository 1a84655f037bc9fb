using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Core.Handoffs;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Handoffs.Effects;
using HandoffBot.Core.Leads;
using HandoffBot.Core.Routing;
using NodaTime;
using NodaTime.Text;

namespace HandoffBot.Core.Tests.Handoffs;

/// <summary>Leads that come in outside working hours wait for them to open, where the agreement says so.</summary>
public sealed class OpeningTests
{
    private const string Office = "Mon-Fri 09:00-18:00";

    [Theory]
    // A Friday in November: Berlin is an hour ahead of UTC.
    [InlineData(Office, "2026-11-20T08:00", null)]
    [InlineData(Office, "2026-11-20T16:59", null)]
    [InlineData(Office, "2026-11-20T17:00", "2026-11-23T08:00")]
    [InlineData(Office, "2026-11-20T07:59", "2026-11-20T08:00")]
    [InlineData(Office, "2026-11-21T12:00", "2026-11-23T08:00")]
    [InlineData("Mon-Fri 09:00-12:30, 13:30-18:00", "2026-11-20T11:45", "2026-11-20T12:30")]
    [InlineData("Mon-Fri 09:00-18:00; Sat 10:00-14:00", "2026-11-20T17:30", "2026-11-21T09:00")]
    // The holiday of Christmas, a Friday.
    [InlineData(Office, "2026-12-24T17:30", "2026-12-28T08:00")]
    [InlineData(Office, "2026-12-25T10:00", "2026-12-28T08:00")]
    // Clocks go forward on 29 March and back on 25 October, each a Sunday: nine o'clock is an hour earlier, an hour later.
    [InlineData(Office, "2026-03-27T17:30", "2026-03-30T07:00")]
    [InlineData(Office, "2026-10-23T16:30", "2026-10-26T08:00")]
    [InlineData("Sun 02:30-04:00", "2026-03-29T00:30", "2026-03-29T01:00")]
    [InlineData("Sun 02:30-04:00", "2026-10-25T00:00", "2026-10-25T00:30")]
    public void A_lead_waits_for_the_next_opening_and_only_outside_the_hours(string hours, string now, string? opens)
    {
        var at = Utc(now);

        var decision = Decide(Waiting(hours), at);

        if (opens is null)
        {
            Assert.Equal(DecisionOutcome.Alerted, decision.Outcome);
            Assert.Null(decision.Wait);
            Assert.Contains(decision.Trace, step => step is { Rule: "hours", Passed: true });
            return;
        }

        Assert.Equal((DecisionOutcome.Held, "hours:emea"), (decision.Outcome, decision.Rule));
        Assert.Equal(Utc(opens), decision.Wait!.OpensAt);
        Assert.StartsWith("Waits for opening: ", decision.Reason, StringComparison.Ordinal);
        Assert.Contains("(Europe/Berlin)", decision.Reason, StringComparison.Ordinal);
        Assert.Contains(decision.Trace, step => step is { Rule: "hours", Passed: false });
        Assert.Empty(decision.HoldNotices);
        Assert.Null(decision.RotationOfRoute);
        Assert.Equal([new HandoffEffect.WaitForOpening(decision.Wait)], decision.Effects);
        // The same event alerts at the opening, and not a moment before.
        var lasting = Waiting(hours) with { Bands = [new Band("hot", 85, Duration.FromDays(30))] };
        Assert.Equal(DecisionOutcome.Held, AtOpening(lasting, at, decision.Wait.OpensAt - Duration.Epsilon).Outcome);
        Assert.Equal(DecisionOutcome.Alerted, AtOpening(lasting, at, decision.Wait.OpensAt).Outcome);
    }

    [Fact]
    public void Without_the_key_a_lead_goes_out_at_any_hour()
    {
        var agreement = ClockedAgreement.Within(Office, TestData.Agreement);
        Assert.Equal(DecisionOutcome.Alerted, Decide(agreement, Utc("2026-11-21T12:00")).Outcome);
    }

    [Fact]
    public void A_route_without_coverage_is_never_waited_for()
    {
        var decision = Decide(Waiting(Office), Utc("2026-11-21T12:00"), account: TestData.Event.Account with { Territory = "APAC" });
        Assert.Equal((DecisionOutcome.Alerted, "the rest"), (decision.Outcome, decision.Alert!.Route));
    }

    [Fact]
    public void What_lacks_a_field_waits_for_that_and_its_owner_is_told_at_once()
    {
        var lacking = TestData.Event with { Contact = TestData.Event.Contact with { Email = null } };

        var decision = TestData.Decide(lacking, agreement: Waiting(Office), now: TestData.Now + Duration.FromHours(3.5));

        Assert.Equal("required:contact.email", decision.Rule);
        Assert.Equal("U0CRM", Assert.Single(decision.HoldNotices).Owner);
        Assert.Null(decision.Wait);
        Assert.Contains(decision.Trace, step => step is { Rule: "hours", Passed: false });
    }

    [Fact]
    public void A_live_alert_is_brought_up_to_date_at_any_hour()
    {
        var live = TestData.Decide(TestData.Event, agreement: Waiting(Office)).Alert!;
        var later = TestData.Now + Duration.FromHours(3.5);

        var decision = TestData.Decide(
            TestData.Event with { Id = "evt_2", OccurredAt = later },
            TestData.After(live),
            Waiting(Office),
            later
        );

        Assert.Equal(DecisionOutcome.Updated, decision.Outcome);
        Assert.Null(decision.Wait);
    }

    [Fact]
    public void Its_place_among_the_others_is_that_of_its_band_score_and_age_and_its_expiry_is_told()
    {
        var at = Utc("2026-11-20T17:30");

        var hot = Decide(Waiting(Office), at).Wait!;
        var warm = Decide(Waiting(Office), at, 72).Wait!;

        Assert.Equal((0, 1), (hot.BandRank, warm.BandRank));
        Assert.Equal((92m, 72m), (hot.Score, warm.Score));
        Assert.Equal(("C0EMEA", at, at + Duration.FromHours(4)), (hot.Channel, hot.OccurredAt, hot.ExpiresAt));
        Assert.EndsWith(
            "Its alert expires before that and will not be posted.",
            Decide(Waiting(Office), at).Reason,
            StringComparison.Ordinal
        );
        var shortly = Decide(Waiting(Office), Utc("2026-11-20T07:30"));
        Assert.DoesNotContain("expires", shortly.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lead_whose_alert_expired_while_it_waited_is_not_posted_and_says_why()
    {
        var at = Utc("2026-11-20T17:30");

        var decision = AtOpening(Waiting(Office), at, Utc("2026-11-23T08:00"));

        Assert.Equal((DecisionOutcome.Expired, "expired:waiting"), (decision.Outcome, decision.Rule));
        Assert.Contains("expired while it waited for opening", decision.Reason, StringComparison.Ordinal);
        Assert.Null(decision.Alert);
        Assert.Equal("opening", decision.Trace[0].Rule);
    }

    [Fact]
    public void The_alert_says_that_it_waited_and_its_time_counts_from_when_it_happened()
    {
        var at = Utc("2026-11-20T07:30");

        var decision = AtOpening(Waiting(Office), at, Utc("2026-11-20T08:02"));

        Assert.Equal(Utc("2026-11-20T08:00"), decision.Alert!.WaitedForOpening);
        Assert.Equal((at, at + Duration.FromHours(4)), (decision.Alert.OccurredAt, decision.Alert.ExpiresAt));
        Assert.Equal("key", decision.DecidedAgainBy);
        Assert.DoesNotContain(decision.Trace, step => step.Rule == "order");
    }

    [Fact]
    public void A_hot_lead_goes_to_whoever_is_on_call_in_turn_and_others_wait()
    {
        var agreement = Waiting(Office, "U0REP3", "U0OPS");
        var at = Utc("2026-11-20T17:30");

        var hot = Decide(agreement, at);

        Assert.Equal((DecisionOutcome.Alerted, "U0REP3", "U0REP3"), (hot.Outcome, hot.Alert!.Owner, hot.Alert.OnCall));
        Assert.Equal(("on call: emea", "EMEA", "C0EMEA"), (hot.RotationOfRoute, hot.Alert.Route, hot.Alert.Channel));
        Assert.Equal(["U0REP3"], hot.Effects.OfType<HandoffEffect.SendNotice>().Select(notice => notice.To));
        var next = TestData.Decide(
            At(at),
            AccountHistory.None with { Rotations = new Dictionary<string, Rotation> { ["on call: emea"] = hot.Rotation! } },
            agreement,
            at
        );
        Assert.Equal("U0OPS", next.Alert!.Owner);
        Assert.Equal(DecisionOutcome.Held, Decide(agreement, at, 72).Outcome);
        Assert.Null(Decide(agreement, Utc("2026-11-20T10:00")).Alert!.OnCall);
    }

    [Fact]
    public void With_nobody_on_call_who_can_take_it_or_no_authority_over_routing_a_hot_lead_waits_too()
    {
        var agreement = Waiting(Office, "U0REP3");
        var at = Utc("2026-11-20T17:30");
        var away = Availability.Everybody with { AwayUntil = new Dictionary<string, Instant> { ["U0REP3"] = at + Duration.FromDays(1) } };

        Assert.Equal(DecisionOutcome.Held, TestData.Decide(At(at), AccountHistory.None with { Available = away }, agreement, at).Outcome);
        var suggesting = agreement with
        {
            Authority = new Dictionary<Behaviour, AuthorityLevel> { [Behaviour.Alerts] = AuthorityLevel.UseNow },
        };
        Assert.Equal(DecisionOutcome.Held, Decide(suggesting, at).Outcome);
    }

    [Fact]
    public void A_person_may_release_it_before_opening_and_its_card_says_so()
    {
        var at = Utc("2026-11-20T17:30");

        var decision = Decider.Release(At(at), "by-hand", "U0EXC", AccountHistory.None, Waiting(Office), at, "alert_1");

        Assert.Equal((DecisionOutcome.Alerted, "released"), (decision.Outcome, decision.Rule));
        Assert.StartsWith("Released by U0EXC before opening; hot", decision.Reason, StringComparison.Ordinal);
        Assert.Equal(Utc("2026-11-23T08:00"), decision.Alert!.HoldReleased!.OpensAt);
        Assert.Empty(decision.Alert.HoldReleased.Missing);
    }

    private static HandoffAgreement Waiting(string hours, params string[] onCall) =>
        TestData.Agreement with
        {
            Coverage = new Dictionary<string, Coverage>
            {
                ["emea"] = new("Europe/Berlin", WorkingHoursNotation.Read(hours)!, [new LocalDate(2026, 12, 25)])
                {
                    WaitsForOpening = true,
                    OnCall = onCall,
                },
            },
        };

    private static Decision Decide(HandoffAgreement agreement, Instant now, decimal score = 92, Account? account = null) =>
        TestData.Decide(
            At(now) with { Score = new Score("trial-pql", score), Account = account ?? TestData.Event.Account },
            agreement: agreement,
            now: now
        );

    private static Decision AtOpening(HandoffAgreement agreement, Instant occurred, Instant now)
    {
        var e = At(occurred);
        var held = TestData.Decide(e, agreement: agreement, now: occurred);
        var history = new AccountHistory { Known = held.Lead, LastOccurredAt = held.LastOccurredAt };
        var selection = AgreementSelection.Of(e, null, null, [agreement], now);
        return Decider.AtOpening(e, "key", held.Wait!.OpensAt, selection, history, now, "alert_1");
    }

    private static ScoreEvent At(Instant at) => TestData.Event with { OccurredAt = at };

    private static Instant Utc(string text) =>
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(text).Value.InUtc().ToInstant();
}
