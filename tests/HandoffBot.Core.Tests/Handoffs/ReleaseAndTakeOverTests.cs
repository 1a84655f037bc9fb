using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Transitions;
using NodaTime;

namespace HandoffBot.Core.Tests.Handoffs;

/// <summary>A claim that is given back, and one that another person takes over.</summary>
public sealed class ReleaseAndTakeOverTests
{
    private static readonly AlertCommand.Claim Claim = new("U0REP1");

    [Fact]
    public void Whoever_claimed_a_lead_gives_it_back_and_anybody_may_claim_it_again()
    {
        var claimed = TestData.Advance(TestData.LiveAlert(), Claim).Alert;

        var released = TestData.Advance(claimed, new AlertCommand.Release("U0REP1"));

        Assert.Equal((AlertState.Open, null), (released.Alert.State, released.Alert.Claimed));
        Assert.Equal([new AlertFact(AlertFactKind.Released, TestData.Now, "U0REP1")], released.Facts);
        Assert.Equal(claimed.NextDueAt, released.Alert.NextDueAt);
        Assert.Equal("U0REP2", TestData.Advance(released.Alert, new AlertCommand.Claim("U0REP2")).Alert.Claimed?.By);
        Assert.Equal(
            "Nobody has claimed this, so there is nothing to release.",
            TestData.Advance(released.Alert, new AlertCommand.Release("U0REP1")).Reply?.ToString()
        );
    }

    [Fact]
    public void Only_whoever_claimed_a_lead_releases_it_and_others_learn_who_can()
    {
        var claimed = TestData.Advance(TestData.LiveAlert(), Claim).Alert;

        var refused = TestData.Advance(claimed, new AlertCommand.Release("U0REP2"));

        Assert.Same(claimed, refused.Alert);
        Assert.StartsWith("Only <@U0REP1>,", refused.Reply?.ToString(), StringComparison.Ordinal);
        Assert.Contains("*Take over*", refused.Reply?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_take_over_moves_the_claim_and_says_from_whom()
    {
        var claimed = TestData.Advance(TestData.LiveAlert(), Claim).Alert;
        var later = TestData.Now + Duration.FromMinutes(5);

        var taken = TestData.Advance(claimed, new AlertCommand.TakeOver("U0REP2"), later);

        Assert.Equal((AlertState.Claimed, new ActorStamp("U0REP2", later)), (taken.Alert.State, taken.Alert.Claimed));
        Assert.Equal([new AlertFact(AlertFactKind.TakenOver, later, "U0REP2", "U0REP1")], taken.Facts);
        Assert.Contains("<@U0REP1>", taken.Reply?.ToString(), StringComparison.Ordinal);
        var again = TestData.Advance(taken.Alert, new AlertCommand.TakeOver("U0REP2"), later);
        Assert.Same(taken.Alert, again.Alert);
        Assert.Contains("yours", again.Reply?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Taking_over_what_nobody_has_claimed_is_claiming_it()
    {
        var taken = TestData.Advance(TestData.LiveAlert(), new AlertCommand.TakeOver("U0REP2"));

        Assert.Equal([new AlertFact(AlertFactKind.Claimed, TestData.Now, "U0REP2")], taken.Facts);
    }

    [Theory]
    [InlineData(AlertState.Contacted, "nothing is left to do")]
    [InlineData(AlertState.Expired, "expired")]
    [InlineData(AlertState.Withdrawn, "withdrawn")]
    public void What_is_over_is_neither_released_nor_taken_over(AlertState state, string says)
    {
        var over = TestData.LiveAlert() with
        {
            State = state,
            NextDueAt = null,
            Claimed = new ActorStamp("U0REP1", TestData.Now),
            Contacted = new ActorStamp("U0REP1", TestData.Now),
        };

        foreach (var command in new AlertCommand[] { new AlertCommand.Release("U0REP1"), new AlertCommand.TakeOver("U0REP2") })
        {
            var advanced = TestData.Advance(over, command);
            Assert.Same(over, advanced.Alert);
            Assert.Contains(says, advanced.Reply?.ToString(), StringComparison.Ordinal);
        }
    }
}
