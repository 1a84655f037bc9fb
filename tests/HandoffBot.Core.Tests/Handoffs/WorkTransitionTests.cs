using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Transitions;
using NodaTime;

namespace HandoffBot.Core.Tests.Handoffs;

public sealed class WorkTransitionTests
{
    private static readonly AlertCommand.Claim Claim = new("U0REP1");
    private static readonly AlertCommand.Contact Contact = new("U0REP1");

    [Fact]
    public void A_claim_takes_an_open_alert_which_still_expires()
    {
        var open = TestData.LiveAlert();

        var claimed = TestData.Advance(open, Claim);

        Assert.Equal((AlertState.Claimed, new ActorStamp("U0REP1", TestData.Now)), (claimed.Alert.State, claimed.Alert.Claimed));
        Assert.Equal([new AlertFact(AlertFactKind.Claimed, TestData.Now, "U0REP1")], claimed.Facts);
        Assert.NotNull(claimed.Alert.NextDueAt);
        Assert.Equal(AlertState.Expired, TestData.Advance(claimed.Alert, new AlertCommand.Tick(), open.ExpiresAt).Alert.State);
    }

    [Fact]
    public void A_double_click_claims_once_and_says_so()
    {
        var claimed = TestData.Advance(TestData.LiveAlert(), Claim).Alert;

        var again = TestData.Advance(claimed, Claim);

        Assert.Same(claimed, again.Alert);
        Assert.False(again.RedrawsCard);
        Assert.Contains("yours", again.Reply?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_person_learns_who_was_first()
    {
        var claimed = TestData.Advance(TestData.LiveAlert(), Claim).Alert;

        var second = TestData.Advance(claimed, new AlertCommand.Claim("U0REP2"), TestData.Now + Duration.FromMinutes(3));

        Assert.Equal("U0REP1", second.Alert.Claimed?.By);
        Assert.Equal(
            "<@U0REP1> claimed this 3 minutes ago. If you are to work it instead, press *Take over*: they are told.",
            second.Reply?.ToString()
        );
    }

    [Fact]
    public void Contacted_is_final_after_ten_minutes_and_time_changes_it_no_more()
    {
        var open = TestData.LiveAlert();
        var contacted = TestData.Advance(open, Contact).Alert;
        var ends = TestData.Now + Duration.FromMinutes(10);

        var before = TestData.Advance(contacted, new AlertCommand.Tick(), ends - Duration.FromMilliseconds(1));
        var final = TestData.Advance(contacted, new AlertCommand.Tick(), ends);
        var later = TestData.Advance(final.Alert, new AlertCommand.Tick(), open.ExpiresAt + Duration.FromDays(9));

        Assert.Equal((AlertState.Contacted, ends), (contacted.State, contacted.NextDueAt));
        Assert.Same(contacted, before.Alert);
        Assert.Equal((AlertState.Contacted, null), (final.Alert.State, final.Alert.NextDueAt));
        Assert.True(final.RedrawsCard);
        Assert.Empty(final.Facts);
        Assert.Same(final.Alert, later.Alert);
        Assert.False(later.RedrawsCard);
    }

    [Fact]
    public void A_colleague_may_contact_a_lead_that_another_claimed()
    {
        var claimed = TestData.Advance(TestData.LiveAlert(), Claim).Alert;

        var contacted = TestData.Advance(claimed, new AlertCommand.Contact("U0REP2")).Alert;

        Assert.Equal(("U0REP1", "U0REP2"), (contacted.Claimed?.By, contacted.Contacted?.By));
    }

    [Theory]
    [InlineData("U0REP1", "You have marked")]
    [InlineData("U0REP2", "<@U0REP1> contacted this lead")]
    public void Contacting_twice_changes_nothing_and_says_so(string by, string reply)
    {
        var contacted = TestData.Advance(TestData.LiveAlert(), Contact).Alert;

        var again = TestData.Advance(contacted, new AlertCommand.Contact(by));

        Assert.Same(contacted, again.Alert);
        Assert.StartsWith(reply, again.Reply?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_flag_of_somebody_else_stops_nobodys_work()
    {
        var flagged = TestData.Advance(TestData.LiveAlert(), new AlertCommand.FlagBad("U0REP2")).Alert;

        var claimed = TestData.Advance(flagged, Claim).Alert;
        var contacted = TestData.Advance(claimed, Contact).Alert;

        Assert.Equal((AlertState.Contacted, "U0REP1", "U0REP1"), (contacted.State, contacted.Claimed?.By, contacted.Contacted?.By));
        Assert.Equal(["U0REP2"], contacted.Flags.Select(f => f.By));
    }

    [Fact]
    public void A_late_click_is_explained_and_the_expiry_it_overtook_is_recorded()
    {
        var open = TestData.LiveAlert();

        var late = TestData.Advance(open, Claim, open.ExpiresAt + Duration.FromHours(3));

        Assert.Equal(AlertState.Expired, late.Alert.State);
        Assert.Equal([AlertFactKind.Expired], late.Facts.Select(f => f.Kind));
        Assert.Contains("expired 3 hours ago", late.Reply?.ToString(), StringComparison.Ordinal);
        Assert.Contains("still counts", late.Reply?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_click_on_a_withdrawn_alert_says_why_it_was_withdrawn()
    {
        var withdrawn = TestData.LiveAlert() with
        {
            State = AlertState.Withdrawn,
            ClosedAt = TestData.Now,
            WithdrawnBecause = "The score fell to 12.",
        };

        Assert.Contains(
            "The score fell to 12.",
            TestData.Advance(withdrawn, Contact, TestData.Now + Duration.FromMinutes(1)).Reply?.ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_name_that_is_no_slack_id_is_never_written_as_a_mention()
    {
        var claimed = TestData.Advance(TestData.LiveAlert(), new AlertCommand.Claim("!channel> <@U1")).Alert;

        Assert.StartsWith("Someone claimed", TestData.Advance(claimed, Claim).Reply?.ToString(), StringComparison.Ordinal);
    }
}
