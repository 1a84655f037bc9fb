using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Effects;
using HandoffBot.Core.Handoffs.Transitions;
using HandoffBot.Core.Handoffs.Wording;
using NodaTime;

namespace HandoffBot.Core.Tests.Handoffs;

/// <summary>The edges of what clicks and time do to an alert.</summary>
public sealed class TransitionBoundaryTests
{
    [Fact]
    public void A_second_reason_changes_the_flag_and_makes_no_second_one()
    {
        var first = TestData.Advance(TestData.LiveAlert(), new AlertCommand.GiveReason("U0REP1", "Not a fit")).Alert;

        var second = TestData.Advance(first, new AlertCommand.GiveReason("U0REP1", "No intent"));

        Assert.Equal(["No intent"], second.Alert.Flags.Select(flag => flag.Reason));
        Assert.Equal(
            [AlertFactKind.ReasonGiven],
            second.Effects.OfType<HandoffEffect.RecordFact>().Select(effect => effect.Fact.Kind)
        );
    }

    [Theory]
    [InlineData(2999, 2999)]
    [InlineData(3000, 3000)]
    [InlineData(3001, 3000)]
    [InlineData(5000, 3000)]
    public void A_note_is_kept_up_to_3000_characters(int length, int kept) =>
        Assert.Equal(kept, Noted(new string('x', length)).Length);

    [Fact]
    public void A_note_is_not_cut_within_a_character()
    {
        Assert.Equal(2999, Noted(new string('x', 2999) + "😀😀").Length);
        Assert.Equal(new string('x', 2998) + "😀", Noted(new string('x', 2998) + "😀😀"));
    }

    [Theory]
    [InlineData("Acme", "acme.test", "Acme")]
    [InlineData(" ", "acme.test", "acme.test")]
    [InlineData(null, null, null)]
    public void Whoever_loses_a_claim_reads_which_company_it_was(string? name, string? domain, string? called)
    {
        var claimed = TestData.Advance(TestData.LiveAlert(), new AlertCommand.Claim("U0REP1")).Alert;
        claimed = claimed with
        {
            Lead = claimed.Lead with { Account = claimed.Lead.Account with { Name = name, Domain = domain } },
        };

        var notice = Assert.Single(
            TestData.Advance(claimed, new AlertCommand.TakeOver("U0REP2")).Effects.OfType<HandoffEffect.SendNotice>()
        );

        Assert.Equal(("U0REP1", $"Your claim was taken over: {called ?? claimed.AccountKey}"), (notice.To, notice.Title));
    }

    [Fact]
    public void Nobody_is_told_of_a_take_over_who_is_no_person_of_slacks()
    {
        var claimed = TestData.Advance(TestData.LiveAlert(), new AlertCommand.Claim("C0ALERTS")).Alert;

        Assert.DoesNotContain(
            TestData.Advance(claimed, new AlertCommand.TakeOver("U0REP2")).Effects,
            effect => effect is HandoffEffect.SendNotice
        );
    }

    [Fact]
    public void Time_and_a_click_at_once_redraw_the_card_once_and_what_changed_nothing_is_not_rescheduled()
    {
        var alert = TestData.LiveAlert();
        var late = alert.ExpiresAt + Duration.FromMinutes(1);

        var both = TestData.Advance(alert, new AlertCommand.FlagBad("U0REP1"), late);
        Assert.Single(both.Effects, effect => effect is HandoffEffect.RedrawCard);
        Assert.Equal(
            [AlertFactKind.Expired, AlertFactKind.Flagged],
            both.Effects.OfType<HandoffEffect.RecordFact>().Select(effect => effect.Fact.Kind)
        );

        var flagged = both.Alert;
        Assert.Same(flagged, TestData.Advance(flagged, new AlertCommand.FlagBad("U0REP1"), late).Alert);
    }

    [Fact]
    public void A_contact_can_be_taken_back_until_its_moment_and_no_longer()
    {
        var contacted = TestData.Advance(TestData.LiveAlert(), new AlertCommand.Contact("U0REP1")).Alert;
        var until = AlertDeadlines.ContactUndoableUntil(contacted);

        Assert.Equal(TestData.Now + Duration.FromMinutes(10), until);
        Assert.Null(AlertDeadlines.Reschedule(contacted, TestData.Freshness, until!.Value).NextDueAt);
        Assert.Equal(until, AlertDeadlines.Reschedule(contacted, TestData.Freshness, until.Value - Duration.FromSeconds(1)).NextDueAt);
    }

    [Fact]
    public void An_update_keeps_the_id_and_the_claim_of_its_alert_and_a_phrase_leaves_out_what_is_empty()
    {
        var live = TestData.LiveAlert() with { Id = "alert_old" };

        Assert.Equal("alert_old", TestData.Decide(TestData.Scoring(90), TestData.After(live)).Alert!.Id);
        Phrase said = $"a{""}b{"c"}";
        Assert.Equal(3, said.Parts.Count);
    }

    private static string Noted(string note)
    {
        var flagged = TestData.Advance(TestData.LiveAlert(), new AlertCommand.FlagBad("U0REP1")).Alert;
        return TestData.Advance(flagged, new AlertCommand.GiveNote("U0REP1", note)).Alert.Flags[0].Note!;
    }
}
