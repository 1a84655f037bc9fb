using HandoffBot.Core.Handoffs;
using NodaTime;

namespace HandoffBot.Core.Tests.Handoffs;

public sealed class WorkingTests
{
    private static readonly AlertCommand.Claim Claim = new("U0REP1");
    private static readonly AlertCommand.Contact Contact = new("U0REP1");

    [Fact]
    public void A_claim_takes_an_open_alert_which_still_expires()
    {
        var open = Given.LiveAlert();

        var claimed = Given.Advance(open, Claim);

        Assert.Equal((AlertState.Claimed, new Touch("U0REP1", Given.Now)), (claimed.Alert.State, claimed.Alert.Claimed));
        Assert.Equal([new AlertFact(AlertFactKind.Claimed, Given.Now, "U0REP1")], claimed.Log);
        Assert.NotNull(claimed.Alert.NextDueAt);
        Assert.Equal(AlertState.Expired, Given.Advance(claimed.Alert, new AlertCommand.Tick(), open.ExpiresAt).Alert.State);
    }

    [Fact]
    public void A_double_click_claims_once_and_says_so()
    {
        var claimed = Given.Advance(Given.LiveAlert(), Claim).Alert;

        var again = Given.Advance(claimed, Claim);

        Assert.Same(claimed, again.Alert);
        Assert.False(again.Changed);
        Assert.Contains("yours", again.Reply, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_person_learns_who_was_first()
    {
        var claimed = Given.Advance(Given.LiveAlert(), Claim).Alert;

        var second = Given.Advance(claimed, new AlertCommand.Claim("U0REP2"), Given.Now + Duration.FromMinutes(3));

        Assert.Equal("U0REP1", second.Alert.Claimed?.By);
        Assert.Equal("<@U0REP1> claimed this 3 minutes ago. If you are to work it instead, press *Take over*: they are told.", second.Reply);
    }

    [Fact]
    public void Contacted_is_final_after_ten_minutes_and_time_changes_it_no_more()
    {
        var open = Given.LiveAlert();
        var contacted = Given.Advance(open, Contact).Alert;
        var ends = Given.Now + Duration.FromMinutes(10);

        var before = Given.Advance(contacted, new AlertCommand.Tick(), ends - Duration.FromMilliseconds(1));
        var final = Given.Advance(contacted, new AlertCommand.Tick(), ends);
        var later = Given.Advance(final.Alert, new AlertCommand.Tick(), open.ExpiresAt + Duration.FromDays(9));

        Assert.Equal((AlertState.Contacted, ends), (contacted.State, contacted.NextDueAt));
        Assert.Same(contacted, before.Alert);
        Assert.Equal((AlertState.Contacted, null), (final.Alert.State, final.Alert.NextDueAt));
        Assert.True(final.Changed);
        Assert.Empty(final.Log);
        Assert.Same(final.Alert, later.Alert);
        Assert.False(later.Changed);
    }

    [Fact]
    public void A_colleague_may_contact_a_lead_that_another_claimed()
    {
        var claimed = Given.Advance(Given.LiveAlert(), Claim).Alert;

        var contacted = Given.Advance(claimed, new AlertCommand.Contact("U0REP2")).Alert;

        Assert.Equal(("U0REP1", "U0REP2"), (contacted.Claimed?.By, contacted.Contacted?.By));
    }

    [Theory]
    [InlineData("U0REP1", "You have marked")]
    [InlineData("U0REP2", "<@U0REP1> contacted this lead")]
    public void Contacting_twice_changes_nothing_and_says_so(string by, string reply)
    {
        var contacted = Given.Advance(Given.LiveAlert(), Contact).Alert;

        var again = Given.Advance(contacted, new AlertCommand.Contact(by));

        Assert.Same(contacted, again.Alert);
        Assert.StartsWith(reply, again.Reply, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_claimed_a_lead_gives_it_back_and_anybody_may_claim_it_again()
    {
        var claimed = Given.Advance(Given.LiveAlert(), Claim).Alert;

        var released = Given.Advance(claimed, new AlertCommand.Release("U0REP1"));

        Assert.Equal((AlertState.Open, null), (released.Alert.State, released.Alert.Claimed));
        Assert.Equal([new AlertFact(AlertFactKind.Released, Given.Now, "U0REP1")], released.Log);
        Assert.Equal(claimed.NextDueAt, released.Alert.NextDueAt);
        Assert.Equal("U0REP2", Given.Advance(released.Alert, new AlertCommand.Claim("U0REP2")).Alert.Claimed?.By);
        Assert.Equal("Nobody has claimed this, so there is nothing to release.", Given.Advance(released.Alert, new AlertCommand.Release("U0REP1")).Reply);
    }

    [Fact]
    public void Only_whoever_claimed_a_lead_releases_it_and_others_learn_who_can()
    {
        var claimed = Given.Advance(Given.LiveAlert(), Claim).Alert;

        var refused = Given.Advance(claimed, new AlertCommand.Release("U0REP2"));

        Assert.Same(claimed, refused.Alert);
        Assert.StartsWith("Only <@U0REP1>,", refused.Reply, StringComparison.Ordinal);
        Assert.Contains("*Take over*", refused.Reply, StringComparison.Ordinal);
    }

    [Fact]
    public void A_take_over_moves_the_claim_and_says_from_whom()
    {
        var claimed = Given.Advance(Given.LiveAlert(), Claim).Alert;
        var later = Given.Now + Duration.FromMinutes(5);

        var taken = Given.Advance(claimed, new AlertCommand.TakeOver("U0REP2"), later);

        Assert.Equal((AlertState.Claimed, new Touch("U0REP2", later)), (taken.Alert.State, taken.Alert.Claimed));
        Assert.Equal([new AlertFact(AlertFactKind.TakenOver, later, "U0REP2", "U0REP1")], taken.Log);
        Assert.Contains("<@U0REP1>", taken.Reply, StringComparison.Ordinal);
        var again = Given.Advance(taken.Alert, new AlertCommand.TakeOver("U0REP2"), later);
        Assert.Same(taken.Alert, again.Alert);
        Assert.Contains("yours", again.Reply, StringComparison.Ordinal);
    }

    [Fact]
    public void Taking_over_what_nobody_has_claimed_is_claiming_it()
    {
        var taken = Given.Advance(Given.LiveAlert(), new AlertCommand.TakeOver("U0REP2"));

        Assert.Equal([new AlertFact(AlertFactKind.Claimed, Given.Now, "U0REP2")], taken.Log);
    }

    [Theory]
    [InlineData(AlertState.Contacted, "nothing is left to do")]
    [InlineData(AlertState.Expired, "expired")]
    [InlineData(AlertState.Withdrawn, "withdrawn")]
    public void What_is_over_is_neither_released_nor_taken_over(AlertState state, string says)
    {
        var over = Given.LiveAlert() with { State = state, NextDueAt = null, Claimed = new Touch("U0REP1", Given.Now), Contacted = new Touch("U0REP1", Given.Now) };

        foreach (var command in new AlertCommand[] { new AlertCommand.Release("U0REP1"), new AlertCommand.TakeOver("U0REP2") })
        {
            var advanced = Given.Advance(over, command);
            Assert.Same(over, advanced.Alert);
            Assert.Contains(says, advanced.Reply, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(true, AlertState.Claimed)]
    [InlineData(false, AlertState.Open)]
    public void A_contact_taken_back_within_ten_minutes_leaves_the_alert_as_it_was(bool claimedBefore, AlertState state)
    {
        var open = Given.LiveAlert();
        var before = claimedBefore ? Given.Advance(open, new AlertCommand.Claim("U0REP2")).Alert : open;
        var contacted = Given.Advance(before, Contact).Alert;
        var late = Given.Now + Duration.FromSeconds(599);

        var undone = Given.Advance(contacted, new AlertCommand.UndoContacted("U0REP1"), late);

        Assert.Equal((state, null, before.Claimed), (undone.Alert.State, undone.Alert.Contacted, undone.Alert.Claimed));
        Assert.Equal(before.NextDueAt, undone.Alert.NextDueAt);
        Assert.Equal([new AlertFact(AlertFactKind.ContactUndone, late, "U0REP1")], undone.Log);
        Assert.Null(undone.Reply);
        Assert.Contains("not marked as contacted", Given.Advance(undone.Alert, new AlertCommand.UndoContacted("U0REP1"), late).Reply, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("U0REP2", 599, "Only <@U0REP1>, who marked this lead as contacted 9 minutes ago, can take that back.")]
    [InlineData("U0REP1", 600, "<@U0REP1> marked this lead as contacted 10 minutes ago; that can be taken back for 10 minutes only.")]
    [InlineData("U0REP2", 601, "<@U0REP1> marked this lead as contacted 10 minutes ago; that can be taken back for 10 minutes only.")]
    public void A_contact_is_taken_back_by_whoever_marked_it_and_in_time_only(string by, int seconds, string says)
    {
        var contacted = Given.Advance(Given.LiveAlert(), Contact).Alert;

        var refused = Given.Advance(contacted, new AlertCommand.UndoContacted(by), Given.Now + Duration.FromSeconds(seconds));

        Assert.Equal((AlertState.Contacted, contacted.Contacted), (refused.Alert.State, refused.Alert.Contacted));
        Assert.Empty(refused.Log);
        Assert.StartsWith(says, refused.Reply, StringComparison.Ordinal);
    }

    [Fact]
    public void A_contact_taken_back_after_the_alert_ran_out_expires_it_at_once()
    {
        var open = Given.LiveAlert();
        var contacted = Given.Advance(open, Contact, open.ExpiresAt - Duration.FromMinutes(1)).Alert;
        var after = open.ExpiresAt + Duration.FromMinutes(5);

        var undone = Given.Advance(contacted, new AlertCommand.UndoContacted("U0REP1"), after);

        Assert.Equal((AlertState.Expired, open.ExpiresAt, null), (undone.Alert.State, undone.Alert.ClosedAt, undone.Alert.NextDueAt));
        Assert.Equal([AlertFactKind.ContactUndone, AlertFactKind.Expired], undone.Log.Select(f => f.Kind));
        Assert.Contains("ran out", undone.Reply, StringComparison.Ordinal);
    }

    [Fact]
    public void A_flag_of_somebody_else_stops_nobodys_work()
    {
        var flagged = Given.Advance(Given.LiveAlert(), new AlertCommand.FlagBad("U0REP2")).Alert;

        var claimed = Given.Advance(flagged, Claim).Alert;
        var contacted = Given.Advance(claimed, Contact).Alert;

        Assert.Equal((AlertState.Contacted, "U0REP1", "U0REP1"), (contacted.State, contacted.Claimed?.By, contacted.Contacted?.By));
        Assert.Equal(["U0REP2"], contacted.Flags.Select(f => f.By));
    }

    [Fact]
    public void A_late_click_is_explained_and_the_expiry_it_overtook_is_recorded()
    {
        var open = Given.LiveAlert();

        var late = Given.Advance(open, Claim, open.ExpiresAt + Duration.FromHours(3));

        Assert.Equal(AlertState.Expired, late.Alert.State);
        Assert.Equal([AlertFactKind.Expired], late.Log.Select(f => f.Kind));
        Assert.Contains("expired 3 hours ago", late.Reply, StringComparison.Ordinal);
        Assert.Contains("still counts", late.Reply, StringComparison.Ordinal);
    }

    [Fact]
    public void A_click_on_a_withdrawn_alert_says_why_it_was_withdrawn()
    {
        var withdrawn = Given.LiveAlert() with { State = AlertState.Withdrawn, ClosedAt = Given.Now, WithdrawnBecause = "The score fell to 12." };

        Assert.Contains("The score fell to 12.", Given.Advance(withdrawn, Contact, Given.Now + Duration.FromMinutes(1)).Reply, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_is_no_slack_id_is_never_written_as_a_mention()
    {
        var claimed = Given.Advance(Given.LiveAlert(), new AlertCommand.Claim("!channel> <@U1")).Alert;

        Assert.StartsWith("Someone claimed", Given.Advance(claimed, Claim).Reply, StringComparison.Ordinal);
    }
}
