using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Transitions;
using NodaTime;

namespace HandoffBot.Core.Tests.Handoffs;

public sealed class CaptureTests
{
    private static readonly AlertCommand.CaptureExample Message = new("U0REP1", "C1", "1.1", "U0REP2", " A student ", "https://x.test/1");

    [Theory]
    [InlineData(AlertState.Open)]
    [InlineData(AlertState.Claimed)]
    [InlineData(AlertState.Contacted)]
    [InlineData(AlertState.Expired)]
    [InlineData(AlertState.Withdrawn)]
    public void A_message_is_kept_in_any_state_with_who_and_when(AlertState state)
    {
        var captured = TestData.Advance(TestData.LiveAlert() with { State = state }, Message);

        Assert.Equal(
            [new CapturedExample("C1", "1.1", "U0REP2", "A student", "https://x.test/1", "U0REP1", TestData.Now)],
            captured.Alert.Captured
        );
        Assert.Equal([new AlertFact(AlertFactKind.ExampleCaptured, TestData.Now, "U0REP1", "https://x.test/1")], captured.Facts);
        Assert.Equal(state, captured.Alert.State);
    }

    [Fact]
    public void The_same_message_again_changes_nothing_whoever_captures_it()
    {
        var once = TestData.Advance(TestData.LiveAlert(), Message).Alert;

        var again = TestData.Advance(once, Message with { By = "U0REP3" }, TestData.Now + Duration.FromMinutes(5));

        Assert.Same(once, again.Alert);
        Assert.Contains("<@U0REP1> captured this message 5 minutes ago", again.Reply?.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, TestData.Advance(once, Message with { Ts = "1.2" }).Alert.Captured.Count);
        Assert.Equal(2, TestData.Advance(once, Message with { Channel = "C2" }).Alert.Captured.Count);
    }

    [Fact]
    public void An_alert_keeps_so_many_and_says_when_it_is_full()
    {
        var alert = TestData.LiveAlert();
        for (var n = 0; n < CapturedExample.MostOfAlert; n++)
        {
            alert = TestData.Advance(alert, Message with { Ts = $"1.{n}" }).Alert;
        }

        var more = TestData.Advance(alert, Message with { Ts = "2.1" });

        Assert.Same(alert, more.Alert);
        Assert.Contains("keeps no more", more.Reply?.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("  ", null)]
    [InlineData("short", "short")]
    public void Words_are_kept_as_they_are_and_none_is_none(string? text, string? kept) =>
        Assert.Equal(kept, TestData.Advance(TestData.LiveAlert(), Message with { Text = text }).Alert.Captured[0].Text);

    [Fact]
    public void A_long_text_is_cut_and_never_through_a_character()
    {
        var text = new string('x', CapturedExample.LongestText - 1) + "😀😀";

        var kept = TestData.Advance(TestData.LiveAlert(), Message with { Text = text }).Alert.Captured[0].Text;

        Assert.Equal(new string('x', CapturedExample.LongestText - 1), kept);
    }
}
