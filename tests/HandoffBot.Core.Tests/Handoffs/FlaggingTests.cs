using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Transitions;
using NodaTime;

namespace HandoffBot.Core.Tests.Handoffs;

public sealed class FlaggingTests
{
    private static readonly AlertCommand.FlagBad Click = new("U0REP1");

    [Theory]
    [InlineData(AlertState.Open, false)]
    [InlineData(AlertState.Claimed, false)]
    [InlineData(AlertState.Contacted, false)]
    [InlineData(AlertState.Expired, true)]
    [InlineData(AlertState.Withdrawn, true)]
    public void One_click_flags_an_alert_in_any_state(AlertState state, bool afterClose)
    {
        var flagged = TestData.Advance(TestData.LiveAlert() with { State = state }, Click);

        Assert.Equal([new Flag("U0REP1", TestData.Now, AfterClose: afterClose)], flagged.Alert.Flags);
        Assert.Equal(state, flagged.Alert.State);
        Assert.Equal([new AlertFact(AlertFactKind.Flagged, TestData.Now, "U0REP1")], flagged.Facts);
    }

    [Fact]
    public void A_second_click_of_the_same_person_changes_nothing()
    {
        var flagged = TestData.Advance(TestData.LiveAlert(), Click).Alert;

        var again = TestData.Advance(flagged, Click, TestData.Now + Duration.FromMinutes(1));

        Assert.Same(flagged, again.Alert);
        Assert.Contains("already", again.Reply?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_person_has_a_flag_of_their_own_oldest_first()
    {
        var flagged = TestData.Advance(TestData.Advance(TestData.LiveAlert(), Click).Alert, new AlertCommand.FlagBad("U0REP2")).Alert;
        var left = TestData.Advance(flagged, new AlertCommand.UndoFlag("U0REP1"));

        Assert.Equal(["U0REP1", "U0REP2"], flagged.Flags.Select(f => f.By));
        Assert.Equal(["U0REP2"], left.Alert.Flags.Select(f => f.By));
        Assert.Equal([AlertFactKind.FlagUndone], left.Facts.Select(f => f.Kind));
    }

    [Fact]
    public void A_click_that_overtook_the_expiry_counts_as_late()
    {
        var open = TestData.LiveAlert();

        var flagged = TestData.Advance(open, Click, open.ExpiresAt);

        Assert.True(Assert.Single(flagged.Alert.Flags).AfterClose);
        Assert.Equal([AlertFactKind.Expired, AlertFactKind.Flagged], flagged.Facts.Select(f => f.Kind));
    }

    [Fact]
    public void A_reason_completes_the_flag_and_may_be_changed()
    {
        var flagged = TestData.Advance(TestData.LiveAlert(), Click).Alert;

        var first = TestData.Advance(flagged, new AlertCommand.GiveReason("U0REP1", "Not a fit"));
        var second = TestData.Advance(first.Alert, new AlertCommand.GiveReason("U0REP1", "No intent"));
        var repeated = TestData.Advance(second.Alert, new AlertCommand.GiveReason("U0REP1", "No intent"));

        Assert.Equal("Not a fit", first.Alert.Flags[0].Reason);
        Assert.Equal([new AlertFact(AlertFactKind.ReasonGiven, TestData.Now, "U0REP1", "No intent")], second.Facts);
        Assert.Same(second.Alert, repeated.Alert);
    }

    [Fact]
    public void A_reason_without_a_flag_flags_too()
    {
        var given = TestData.Advance(TestData.LiveAlert(), new AlertCommand.GiveReason("U0REP1", "Not a fit"));

        Assert.Equal([AlertFactKind.Flagged, AlertFactKind.ReasonGiven], given.Facts.Select(f => f.Kind));
        Assert.Equal("Not a fit", Assert.Single(given.Alert.Flags).Reason);
    }

    [Fact]
    public void A_reason_that_is_no_longer_offered_is_refused_but_the_flag_counts()
    {
        var given = TestData.Advance(TestData.LiveAlert(), new AlertCommand.GiveReason("U0REP1", "Bad vibes"));

        Assert.Null(Assert.Single(given.Alert.Flags).Reason);
        Assert.Contains("pick another", given.Reply?.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("  He studies there. ", "He studies there.")]
    [InlineData(" ", null)]
    public void A_note_completes_the_flag(string text, string? kept)
    {
        var flagged = TestData.Advance(TestData.LiveAlert(), Click).Alert;

        Assert.Equal(kept, TestData.Advance(flagged, new AlertCommand.GiveNote("U0REP1", text)).Alert.Flags[0].Note);
    }

    [Theory]
    [InlineData("", 3000)]
    [InlineData("x", 2999)]
    public void A_long_note_is_cut_between_characters(string before, int kept)
    {
        var flagged = TestData.Advance(TestData.LiveAlert(), Click).Alert;
        var text = before + string.Concat(Enumerable.Repeat("😀", 2000));

        Assert.Equal(text[..kept], TestData.Advance(flagged, new AlertCommand.GiveNote("U0REP1", text)).Alert.Flags[0].Note);
    }

    [Fact]
    public void A_note_needs_a_flag_and_an_undo_needs_one_too()
    {
        var open = TestData.LiveAlert();

        Assert.Same(open, TestData.Advance(open, new AlertCommand.GiveNote("U0REP1", "x")).Alert);
        Assert.Same(open, TestData.Advance(open, new AlertCommand.UndoFlag("U0REP1")).Alert);
        Assert.Equal("You have no flag on this alert.", TestData.Advance(open, new AlertCommand.UndoFlag("U0REP1")).Reply?.ToString());
    }
}
