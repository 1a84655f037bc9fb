using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs;
using HandoffBot.Core.Handoffs.Authority;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Leads;
using NodaTime;

namespace HandoffBot.Core.Tests.Handoffs;

/// <summary>A share of the accounts is left without alerts for a while.</summary>
public sealed class HoldoutTests
{
    private static readonly Holdout Winter = Holdout.Usual with
    {
        Name = "winter",
        Share = 0.25m,
        Until = new LocalDate(2026, 11, 30),
    };

    private static readonly HandoffAgreement Agreement = TestData.Agreement with { Holdout = Winter };
    private static readonly string HeldOut = Accounts.First(account => Decide(account).Outcome is DecisionOutcome.HeldOut);
    private static readonly string Alerted = Accounts.First(account => Decide(account).Outcome is DecisionOutcome.Alerted);

    private static IEnumerable<string> Accounts => Enumerable.Range(0, 4000).Select(i => $"acc-{i}");

    [Fact]
    public void A_held_out_lead_makes_nothing_but_the_record_of_what_it_would_have_been()
    {
        var decision = Decide(HeldOut);

        Assert.Equal((DecisionOutcome.HeldOut, "holdout", "hot"), (decision.Outcome, decision.Rule, decision.Band));
        Assert.Equal(
            "It would have been hot, and is one of the 25 % of the accounts that \"winter\" leaves without an alert until 2026-11-30, to "
                + "learn what alerts bring. Nobody is asked to work on it.",
            decision.Reason
        );
        Assert.Null(decision.Alert);
        Assert.Empty(decision.Effects);
        Assert.Null(decision.RotationOfRoute);
        Assert.Equal(new HoldoutEntry("winter", true), decision.EnteredHoldout);
        Assert.Contains(decision.Trace, step => step is { Rule: "holdout", Passed: false });
        // What is known of the lead is learnt as ever.
        Assert.Equal("Ada Example", decision.Lead.Contact.Name);
        Assert.True(decision.IsActedOn);
    }

    [Fact]
    public void An_alerted_lead_is_recorded_as_one_and_its_trace_tells_reps_nothing()
    {
        var decision = Decide(Alerted);

        Assert.Equal(new HoldoutEntry("winter", false), decision.EnteredHoldout);
        Assert.DoesNotContain(decision.Trace, step => step.Rule == "holdout");
    }

    [Fact]
    public void About_the_share_is_held_out_and_always_the_same_accounts()
    {
        var held = Accounts.Where(account => Decide(account).Outcome is DecisionOutcome.HeldOut).ToList();

        // Four standard deviations of a quarter of 4,000.
        Assert.InRange(held.Count, 1000 - 110, 1000 + 110);
        Assert.Equal(held, Accounts.Where(account => HashBucketing.IsIn(0.25m, Agreement.Id, "holdout\nwinter", account)));
    }

    [Fact]
    public void Another_name_and_another_agreement_draw_other_accounts()
    {
        var spring = Agreement with { Holdout = Winter with { Name = "spring" } };
        foreach (var other in new[] { spring, Agreement with { Segment = "mid-market" } })
        {
            var both = Accounts.Count(account => IsHeldOut(Agreement, account) && IsHeldOut(other, account));

            // A quarter of a quarter, within four standard deviations.
            Assert.InRange(both, 250 - 62, 250 + 62);
        }

        static bool IsHeldOut(HandoffAgreement agreement, string account) =>
            Decide(account, agreement).Outcome is DecisionOutcome.HeldOut;
    }

    [Fact]
    public void It_ends_with_its_last_day_in_the_zone_of_the_review()
    {
        // Midnight in Berlin.
        var ends = Instant.FromUtc(2026, 11, 30, 23, 0);

        Assert.Equal(DecisionOutcome.HeldOut, Decide(HeldOut, at: ends - Duration.Epsilon).Outcome);
        var after = Decide(HeldOut, at: ends);
        Assert.Equal(DecisionOutcome.Alerted, after.Outcome);
        Assert.Null(after.EnteredHoldout);
    }

    [Fact]
    public void An_account_stays_on_its_side_whatever_becomes_of_the_share()
    {
        var none = Agreement with { Holdout = Winter with { Share = 0.000001m } };
        var most = Agreement with { Holdout = Winter with { Share = 0.999999m } };

        var held = Decide(HeldOut, none, new HoldoutEntry("winter", true));
        Assert.Equal(DecisionOutcome.HeldOut, held.Outcome);
        Assert.Null(held.EnteredHoldout);
        var alerted = Decide(Alerted, most, new HoldoutEntry("winter", false));
        Assert.Equal(DecisionOutcome.Alerted, alerted.Outcome);
        Assert.Null(alerted.EnteredHoldout);
        // Of an earlier holdout it was on the other side.
        Assert.Equal(DecisionOutcome.Alerted, Decide(HeldOut, none, new HoldoutEntry("autumn", true)).Outcome);
        Assert.Equal(DecisionOutcome.HeldOut, Decide(Alerted, most, new HoldoutEntry("autumn", false)).Outcome);
    }

    [Fact]
    public void Only_a_lead_that_nothing_else_stops_is_drawn()
    {
        var student = Decide(HeldOut, of: e => e with { Contact = e.Contact! with { Title = "Student" } });
        Assert.Equal(DecisionOutcome.Suppressed, student.Outcome);
        var incomplete = Decide(HeldOut, of: e => e with { Contact = e.Contact! with { Email = null } });
        Assert.Equal(DecisionOutcome.Held, incomplete.Outcome);
        var low = Decide(HeldOut, of: e => e with { Score = e.Score with { Value = 40 } });
        Assert.Equal(DecisionOutcome.Nurture, low.Outcome);
        Assert.All([student, incomplete, low], one => Assert.Null(one.EnteredHoldout));
        Assert.All([student, incomplete, low], one => Assert.DoesNotContain(one.Trace, step => step.Rule == "holdout"));
    }

    [Fact]
    public void A_live_alert_is_brought_up_to_date_and_its_account_not_drawn()
    {
        var live = Decide(HeldOut, TestData.Agreement).Alert!;
        var next = TestData.Event with { Id = "evt_2", Account = TestData.Event.Account with { Id = HeldOut }, OccurredAt = TestData.Now };

        var updated = Decider.Decide(next, History(live), Agreement, TestData.Now, "alert-2");
        Assert.Equal(DecisionOutcome.Updated, updated.Outcome);
        Assert.Null(updated.EnteredHoldout);

        // Once it is over, the next one would be new.
        var later = live.ExpiresAt + Duration.FromHours(1);
        var after = Decider.Decide(next with { OccurredAt = later }, History(live), Agreement, later, "alert-2");
        Assert.Equal(DecisionOutcome.HeldOut, after.Outcome);

        static AccountHistory History(Core.Handoffs.Alerts.Alert alert) => AccountHistory.None with { Latest = alert };
    }

    [Fact]
    public void Neither_a_hand_nor_the_night_hands_it_off()
    {
        var incomplete = Event(HeldOut) with { NextAction = null };
        var released = Decider.Release(incomplete, "released", "U0EXC", AccountHistory.None, Agreement, TestData.Now, "alert-1");
        Assert.Equal(DecisionOutcome.HeldOut, released.Outcome);
        Assert.Equal("released", released.DecidedAgainBy);

        // A Sunday: the others wait for Monday, and are on their side from now on.
        var sunday = Instant.FromUtc(2026, 11, 22, 12, 0);
        var hours = new Coverage("Europe/Berlin", Core.Agreement.Notation.WorkingHoursNotation.Read("Mon-Fri 09:00-18:00")!, [])
        {
            WaitsForOpening = true,
        };
        var closed = Agreement with { Coverage = new Dictionary<string, Coverage> { ["emea"] = hours } };
        Assert.Equal(DecisionOutcome.HeldOut, Decide(HeldOut, closed, at: sunday).Outcome);
        var waits = Decide(Alerted, closed, at: sunday);
        Assert.NotNull(waits.Wait);
        Assert.Equal(new HoldoutEntry("winter", false), waits.EnteredHoldout);
    }

    private static Decision Decide(
        string account,
        HandoffAgreement? agreement = null,
        HoldoutEntry? known = null,
        Instant? at = null,
        Func<ScoreEvent, ScoreEvent>? of = null
    )
    {
        var now = at ?? TestData.Now;
        var e = Event(account) with { OccurredAt = now - Duration.FromMinutes(1) };
        return Decider.Decide(of?.Invoke(e) ?? e, new() { Holdout = known }, agreement ?? Agreement, now, "alert-1");
    }

    private static ScoreEvent Event(string account) => TestData.Event with { Account = TestData.Event.Account with { Id = account } };
}
