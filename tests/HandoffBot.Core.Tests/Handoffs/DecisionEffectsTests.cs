using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Handoffs.Effects;
using HandoffBot.Core.Leads;
using HandoffBot.Core.Routing;
using NodaTime;

namespace HandoffBot.Core.Tests.Handoffs;

/// <summary>What follows from a decision, in its order, besides the alert itself.</summary>
public sealed class DecisionEffectsTests
{
    private static readonly Instant Later = TestData.Now + Duration.FromMinutes(20);

    [Fact]
    public void A_new_alert_is_recorded_drawn_and_counted_for_its_route()
    {
        var decision = TestData.Decide(TestData.Event);

        Assert.Equal(
            [
                new HandoffEffect.RecordFact(new AlertFact(AlertFactKind.Opened, TestData.Now, Detail: "evt_1")),
                new HandoffEffect.RedrawCard(),
                new HandoffEffect.CountAssignment("EMEA", decision.Rotation!),
            ],
            decision.Effects
        );
    }

    [Fact]
    public void An_update_that_raises_the_band_says_so_before_the_card_is_drawn()
    {
        var warm = TestData.Decide(TestData.Scoring(75, "evt_0")).Alert!;

        Assert.Equal(
            [
                new HandoffEffect.RecordFact(new AlertFact(AlertFactKind.Updated, Later, Detail: "evt_2")),
                new HandoffEffect.RecordFact(new AlertFact(AlertFactKind.BandRaised, Later, Detail: "warm → hot")),
                new HandoffEffect.ReplyBandRaised(new BandRise("warm", "hot")),
                new HandoffEffect.RedrawCard(),
            ],
            TestData.Decide(TestData.Scoring(90), TestData.After(warm), now: Later).Effects
        );
    }

    [Fact]
    public void An_update_in_the_same_band_or_a_lower_one_announces_nothing()
    {
        var hot = TestData.LiveAlert();

        foreach (var value in new[] { 92m, 85m, 75m })
        {
            Assert.Equal(
                [
                    new HandoffEffect.RecordFact(new AlertFact(AlertFactKind.Updated, Later, Detail: "evt_2")),
                    new HandoffEffect.RedrawCard(),
                ],
                TestData.Decide(TestData.Scoring(value), TestData.After(hot), now: Later).Effects
            );
        }
    }

    [Fact]
    public void A_withdrawal_is_recorded_with_its_reason_and_drawn()
    {
        var decision = TestData.Decide(TestData.Scoring(12), TestData.After(TestData.LiveAlert()), now: Later);

        Assert.Equal(
            [
                new HandoffEffect.RecordFact(new AlertFact(AlertFactKind.Withdrawn, Later, Detail: decision.Reason)),
                new HandoffEffect.RedrawCard(),
            ],
            decision.Effects
        );
    }

    [Fact]
    public void A_held_lead_changes_no_alert_and_tells_its_owners()
    {
        var decision = TestData.Decide(TestData.Event with { Contact = new Contact() });

        Assert.Equal(
            [new HandoffEffect.NotifyHold(Assert.Single(decision.HoldNotices))],
            decision.Effects
        );
    }

    [Fact]
    public void Whoever_was_passed_over_is_told_of_once_with_the_alert()
    {
        var history = AccountHistory.None with
        {
            Available = new() { Unreachable = new Dictionary<string, UnavailableReason> { ["U0REP1"] = UnavailableReason.Bot } },
        };

        var decision = TestData.Decide(TestData.Event, history);

        Assert.Equal(
            ["U0REP1"],
            decision.Effects.OfType<HandoffEffect.NotifyUnreachable>().Select(effect => effect.Person.Person)
        );
    }
}
