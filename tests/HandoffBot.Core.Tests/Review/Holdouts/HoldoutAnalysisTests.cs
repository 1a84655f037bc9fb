using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review.Holdouts;
using NodaTime;

namespace HandoffBot.Core.Tests.Review.Holdouts;

/// <summary>A holdout says nothing before it can, says when it will, and when it costs more than it teaches.</summary>
public sealed class HoldoutAnalysisTests
{
    private const string Zone = "Europe/Berlin";
    private static readonly Instant Start = Instant.FromUtc(2026, 1, 1, 0, 0);
    private static readonly Holdout Half = Holdout.Usual with { Name = "h", Share = 0.5m, Until = new LocalDate(2026, 12, 31) };

    [Fact]
    public void Before_the_power_is_there_it_says_how_many_more_and_when()
    {
        // Ten a day of each: 686 have come after 68.6 days, and the last has had its 90 days by then.
        var standing = Standing(Half, days: 30, aDay: 10);

        Assert.Equal((HoldoutState.NotEnough, 386L), (standing.State, standing.Missing));
        AssertAbout(Start + Duration.FromDays(68.6 + 90), standing.ReadyAt);
        Assert.False(standing.CostsMoreThanItTeaches);
    }

    [Fact]
    public void Of_a_moment_it_tells_no_pace_and_of_nothing_neither()
    {
        var young = HoldoutAnalysis.Of(Half, Zone, Numbers(Half, Start, 5), Start + Duration.FromHours(20));
        Assert.Equal((HoldoutState.NotEnough, null, null), (young.State, young.ReadyAt, young.AWeek));
        var none = HoldoutAnalysis.Of(Half, Zone, new("h", default, null, null), Start);
        Assert.Equal((HoldoutState.NotEnough, 686L, null), (none.State, none.Missing, none.ReadyAt));
    }

    [Fact]
    public void Enough_accounts_are_not_enough_before_their_time_is_over()
    {
        var standing = Standing(Half, days: 100, aDay: 10);

        Assert.Equal((HoldoutState.NotEnough, 0L), (standing.State, standing.Missing));
        AssertAbout(Start + Duration.FromDays(68.6 + 90), standing.ReadyAt);
    }

    [Fact]
    public void What_cannot_be_told_by_its_end_costs_more_than_it_teaches()
    {
        // One a day of each until the end of the year: 365 of the 686.
        var standing = Standing(Half, days: 100, aDay: 1);

        Assert.Equal(HoldoutState.OutOfReach, standing.State);
        Assert.True(standing.CostsMoreThanItTeaches);
        Assert.InRange(standing.HeldOutByEnd, 364, 366);
        Assert.Equal(standing.HeldOutByEnd * 0.05, standing.ExpectedCost, 6);
        // Later it can: two thirds more of the time, and the days for the last.
        AssertAbout(Start + Duration.FromDays(686 + 90), standing.ReadyAt);

        var over = Standing(Half, days: 400, aDay: 1, comingFor: 365);
        Assert.Equal((HoldoutState.OutOfReach, true, false), (over.State, over.IsOver, over.CostsMoreThanItTeaches));
        Assert.Equal((321L, 365L), (over.Missing, over.HeldOutByEnd));
    }

    [Fact]
    public void A_smaller_share_takes_fewer_held_out_and_more_in_all()
    {
        var fifth = Half with { Share = 0.2m };

        Assert.Equal(445, HoldoutAnalysis.Of(fifth, Zone, new("h", default, null, null), Start).Missing);
    }

    [Theory]
    [InlineData(69, 103, HoldoutState.Told, 0.0145, 0.0847)]
    [InlineData(90, 90, HoldoutState.Told, -0.0359, 0.0359)]
    [InlineData(103, 69, HoldoutState.Told, -0.0847, -0.0145)]
    public void With_the_power_it_tells_the_lift_with_its_range(long heldOut, long alerted, HoldoutState state, double lower, double upper)
    {
        var standing = Told(new(heldOut, alerted), known: new(heldOut, alerted), days: 200);

        Assert.Equal(state, standing.State);
        Assert.Equal((lower, upper), (Math.Round(standing.Lift.Lower, 4), Math.Round(standing.Lift.Upper, 4)));
        Assert.Equal((686, 686), (standing.HeldOut.Of, standing.Alerted.Of));
        // It goes on, and learns no more.
        Assert.True(standing.CostsMoreThanItTeaches);
        Assert.False(Told(new(heldOut, alerted), new(heldOut, alerted), days: 400).CostsMoreThanItTeaches);
    }

    [Fact]
    public void Where_no_outcome_of_a_held_out_account_is_known_nothing_is_concluded() =>
        Assert.Equal(HoldoutState.NothingKnown, Told(new(0, 103), known: new(0, 300), days: 200).State);

    [Fact]
    public void Only_the_accounts_of_the_plan_are_compared()
    {
        var count = new HoldoutCount(Half);
        for (var i = 0; i < 1000; i++)
        {
            count.Add(true, Start + Duration.FromHours(i));
            count.Add(false, Start + Duration.FromHours(i));
        }

        var numbers = count.Numbers;
        Assert.Equal((new HoldoutArms(1000, 1000), Start), (numbers.Entered, numbers.FirstAt!.Value));
        Assert.Equal(Start + Duration.FromHours(685), numbers.EnoughAt);
        Assert.Equal(new HoldoutArms(686, 686), count.Compared);
    }

    [Fact]
    public void Accounts_of_the_same_moment_as_the_last_one_are_compared_too()
    {
        var count = new HoldoutCount(Half);
        for (var i = 0; i < 700; i++)
        {
            count.Add(true, Start);
            count.Add(false, Start);
        }

        count.Add(true, Start + Duration.FromMilliseconds(1));

        Assert.Equal((Start, new HoldoutArms(700, 700)), (count.Numbers.EnoughAt!.Value, count.Compared));
    }

    [Fact]
    public void Reports_speak_of_it_until_its_last_word()
    {
        var ends = Half.EndsAt(Zone);
        Assert.Equal(Instant.FromUtc(2026, 12, 31, 23, 0), ends);
        Assert.Equal(ends, HoldoutAnalysis.LastWord(Half, Zone, new("h", default, null, null)));
        Assert.Equal(ends, HoldoutAnalysis.LastWord(Half, Zone, new("h", default, null, Start)));
        var late = ends - Duration.FromDays(1);
        Assert.Equal(late + Half.Within, HoldoutAnalysis.LastWord(Half, Zone, new("h", default, null, late)));
    }

    private static HoldoutAnalysis Standing(Holdout holdout, int days, int aDay, int? comingFor = null)
    {
        var numbers = Numbers(holdout, Start, (comingFor ?? days) * aDay, Duration.FromDays(1) / aDay);
        return HoldoutAnalysis.Of(holdout, Zone, numbers, Start + Duration.FromDays(days));
    }

    private static HoldoutAnalysis Told(HoldoutArms reached, HoldoutArms known, int days)
    {
        var numbers = Numbers(Half, Start, 686, Duration.FromHours(1)) with
        {
            Compared = new(686, 686),
            Reached = reached,
            Known = known,
        };
        return HoldoutAnalysis.Of(Half, Zone, numbers, Start + Duration.FromDays(days));
    }

    private static HoldoutNumbers Numbers(Holdout holdout, Instant from, int each, Duration apart = default)
    {
        var count = new HoldoutCount(holdout);
        for (var i = 0; i < each; i++)
        {
            count.Add(true, from + (apart * i));
            count.Add(false, from + (apart * i));
        }

        return count.Numbers;
    }

    private static void AssertAbout(Instant expected, Instant? actual) =>
        Assert.InRange((actual!.Value - expected).TotalDays, -1.5, 1.5);
}
