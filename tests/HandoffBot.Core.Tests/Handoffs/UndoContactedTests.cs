using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Transitions;
using NodaTime;

namespace HandoffBot.Core.Tests.Handoffs;

/// <summary>A contact that was marked by mistake.</summary>
public sealed class UndoContactedTests
{
    private static readonly AlertCommand.Contact Contact = new("U0REP1");

    [Theory]
    [InlineData(true, AlertState.Claimed)]
    [InlineData(false, AlertState.Open)]
    public void A_contact_taken_back_within_ten_minutes_leaves_the_alert_as_it_was(bool claimedBefore, AlertState state)
    {
        var open = TestData.LiveAlert();
        var before = claimedBefore ? TestData.Advance(open, new AlertCommand.Claim("U0REP2")).Alert : open;
        var contacted = TestData.Advance(before, Contact).Alert;
        var late = TestData.Now + Duration.FromSeconds(599);

        var undone = TestData.Advance(contacted, new AlertCommand.UndoContacted("U0REP1"), late);

        Assert.Equal((state, null, before.Claimed), (undone.Alert.State, undone.Alert.Contacted, undone.Alert.Claimed));
        Assert.Equal(before.NextDueAt, undone.Alert.NextDueAt);
        Assert.Equal([new AlertFact(AlertFactKind.ContactUndone, late, "U0REP1")], undone.Facts);
        Assert.Null(undone.Reply);
        Assert.Contains(
            "not marked as contacted",
            TestData.Advance(undone.Alert, new AlertCommand.UndoContacted("U0REP1"), late).Reply?.ToString(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("U0REP2", 599, "Only <@U0REP1>, who marked this lead as contacted 9 minutes ago, can take that back.")]
    [InlineData("U0REP1", 600, "<@U0REP1> marked this lead as contacted 10 minutes ago; that can be taken back for 10 minutes only.")]
    [InlineData("U0REP2", 601, "<@U0REP1> marked this lead as contacted 10 minutes ago; that can be taken back for 10 minutes only.")]
    public void A_contact_is_taken_back_by_whoever_marked_it_and_in_time_only(string by, int seconds, string says)
    {
        var contacted = TestData.Advance(TestData.LiveAlert(), Contact).Alert;

        var refused = TestData.Advance(contacted, new AlertCommand.UndoContacted(by), TestData.Now + Duration.FromSeconds(seconds));

        Assert.Equal((AlertState.Contacted, contacted.Contacted), (refused.Alert.State, refused.Alert.Contacted));
        Assert.Empty(refused.Facts);
        Assert.StartsWith(says, refused.Reply?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_contact_taken_back_after_the_alert_ran_out_expires_it_at_once()
    {
        var open = TestData.LiveAlert();
        var contacted = TestData.Advance(open, Contact, open.ExpiresAt - Duration.FromMinutes(1)).Alert;
        var after = open.ExpiresAt + Duration.FromMinutes(5);

        var undone = TestData.Advance(contacted, new AlertCommand.UndoContacted("U0REP1"), after);

        Assert.Equal((AlertState.Expired, open.ExpiresAt, null), (undone.Alert.State, undone.Alert.ClosedAt, undone.Alert.NextDueAt));
        Assert.Equal([AlertFactKind.ContactUndone, AlertFactKind.Expired], undone.Facts.Select(f => f.Kind));
        Assert.Contains("ran out", undone.Reply?.ToString(), StringComparison.Ordinal);
    }
}
