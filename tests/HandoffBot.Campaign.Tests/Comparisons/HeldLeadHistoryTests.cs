using HandoffBot.Bench.Campaign.Held;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Store.Inbox;
using HandoffBot.Store.Tables;

namespace HandoffBot.Campaign.Tests.Comparisons;

/// <summary>A campaign that finds nothing wrong tells something only if its comparisons find what is.</summary>
public sealed class HeldLeadHistoryTests
{
    private static readonly HeldLeadFixture Sound = new();
    private static readonly string ByHand = FieldReportKey.OfPerson(HeldLeadFixture.Event);
    private static readonly DecisionRow[] Released =
    [
        HeldLeadFixture.Held(HeldLeadFixture.Event),
        HeldLeadFixture.Again(ByHand, DecisionOutcome.Alerted, DecisionAgain.ReleasedRule),
    ];
    private static readonly DecisionRow[] Dropped =
    [
        HeldLeadFixture.Held(HeldLeadFixture.Event),
        HeldLeadFixture.Again(ByHand, DecisionOutcome.Suppressed, DecisionAgain.DroppedRule),
    ];

    // A lead that nobody waits for any more, and of which Slack says so.
    private static readonly HeldLeadFixture Over = Sound with { Waiting = null, AskedFor = [], Told = 0 };

    [Fact]
    public void Sound_books_have_nothing_wrong()
    {
        Assert.Empty(Sound.Wrong());
        Assert.Empty(
            (Over with
            {
                Decisions = Released,
                Alerts = [HeldLeadFixture.Alert()],
                Clicks = [HeldLeadFixture.Click(HeldLeadClick.ReleaseAction)],
            }).Wrong()
        );
        Assert.Empty((Over with { Decisions = Dropped, Clicks = [HeldLeadFixture.Click(HeldLeadClick.DropAction)] }).Wrong());
        Assert.Empty(
            (Over with
            {
                Fields = [new("f1", HeldLeadFixture.Account, [])],
                Decisions = [.. Sound.Decisions, HeldLeadFixture.Again(FieldReportKey.Of("f1"), DecisionOutcome.Alerted, "band")],
                Alerts = [HeldLeadFixture.Alert()],
            }).Wrong()
        );
    }

    [Fact]
    public void Fields_that_were_accepted_were_decided() =>
        Finds("lead fields f1 were accepted and never decided", Sound with { Fields = [new("f1", "another", [])] });

    [Fact]
    public void A_lead_whose_address_was_told_waits_no_longer() =>
        Finds(
            "event e1 waits for an address, though it was told",
            Sound with
            {
                Fields = [new("f1", HeldLeadFixture.Account, [])],
                Decisions = [.. Sound.Decisions, HeldLeadFixture.Learned("f1")],
            }
        );

    [Fact]
    public void A_lead_gives_way_to_a_newer_event_of_its_company() =>
        Finds(
            "event e1 waits for an address, though a newer event came",
            Sound with
            {
                Accepted = [.. Sound.Accepted, HeldLeadFixture.Lacking("e2", secondsOn: 1)],
                Decisions = [.. Sound.Decisions, HeldLeadFixture.Held("e2", rule: "band")],
            }
        );

    [Fact]
    public void A_lead_that_nobody_ended_waits() =>
        Finds("event e1 was held and waits no longer, and nobody ended that", Over);

    [Fact]
    public void Somebody_is_asked_for_what_a_lead_waits_for() =>
        Finds("event e1 waits for an address and nobody is asked", Sound with { AskedFor = [], Told = 0 });

    [Fact]
    public void Nobody_is_asked_for_a_lead_that_does_not_wait() =>
        Finds(
            "U0CRM is asked for what event e9 lacks, which does not wait",
            Sound with { AskedFor = [HeldLeadFixture.Event, "e9"] }
        );

    [Fact]
    public void A_lead_goes_on_once() =>
        Finds(
            "event e1 waited once and went on 2 times",
            Over with
            {
                Decisions = [.. Released, HeldLeadFixture.Again(FieldReportKey.Of("f1"), DecisionOutcome.Alerted, "band")],
                Alerts = [HeldLeadFixture.Alert()],
                Clicks = [HeldLeadFixture.Click(HeldLeadClick.ReleaseAction)],
            }
        );

    [Fact]
    public void A_lead_that_was_dropped_does_not_alert() =>
        Finds(
            "event e1 was dropped and alerted",
            Over with
            {
                Decisions = Dropped,
                Alerts = [HeldLeadFixture.Alert()],
                Clicks = [HeldLeadFixture.Click(HeldLeadClick.DropAction)],
            }
        );

    [Fact]
    public void A_lead_that_was_released_alerts() =>
        Finds(
            "event e1 was released and has 0 alerts",
            Over with { Decisions = Released, Clicks = [HeldLeadFixture.Click(HeldLeadClick.ReleaseAction)] }
        );

    [Fact]
    public void What_was_acknowledged_was_done() =>
        Finds(
            "event e1 was released or dropped and still waits",
            Sound with { Clicks = [HeldLeadFixture.Click(HeldLeadClick.ReleaseAction)] }
        );

    [Fact]
    public void A_click_without_an_answer_may_have_been_lost() =>
        Assert.Empty((Sound with { Clicks = [HeldLeadFixture.Click(HeldLeadClick.ReleaseAction, isAcknowledged: false)] }).Wrong());

    [Fact]
    public void What_was_done_was_pressed_as_that() =>
        Finds(
            "event e1 was dropped by hand, and nobody who may pressed that",
            Over with { Decisions = Dropped, Clicks = [HeldLeadFixture.Click(HeldLeadClick.ReleaseAction)] }
        );

    [Fact]
    public void The_notice_counts_the_leads_that_wait() =>
        Finds("1 leads wait for an address, and the notice reads: Held for want of an e-mail address: 2", Sound with { Told = 2 });

    private static void Finds(string sentence, HeldLeadFixture book) => Assert.Equal(sentence, Assert.Single(book.Wrong()));
}
