using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Effects;
using HandoffBot.Core.Handoffs.Transitions;
using NodaTime;

namespace HandoffBot.Core.Tests.Handoffs;

public sealed class SnoozeTests
{
    private const string Rep = "U0REP1";
    private static readonly SnoozeChoice Hour = new SnoozeChoice.InAnHour();
    private static readonly SnoozeChoice Tomorrow = new SnoozeChoice.TomorrowAtOpening();

    [Fact]
    public void Snoozing_an_open_alert_claims_it_and_snoozing_an_own_one_keeps_the_claim()
    {
        var open = Snoozed(TestData.LiveAlert(), Hour);
        Assert.Equal([AlertFactKind.Claimed, AlertFactKind.Snoozed], open.Facts.Select(f => f.Kind));
        Assert.Equal((AlertState.Claimed, Rep), (open.Alert.State, open.Alert.Claimed?.By));
        Assert.Equal(TestData.Now + Duration.FromHours(1), open.Alert.Snoozed?.Until);
        Assert.Equal(open.Alert.Snoozed?.Until, open.Alert.NextDueAt);

        var claimed = TestData.Advance(TestData.LiveAlert(), new AlertCommand.Claim(Rep)).Alert;
        Assert.Equal([AlertFactKind.Snoozed], Snoozed(claimed, Hour).Facts.Select(f => f.Kind));
    }

    [Fact]
    public void Only_whoever_claimed_it_snoozes_it_or_ends_the_snooze()
    {
        var alert = Snoozed(TestData.LiveAlert(), Hour).Alert;
        AlertCommand[] commands = [new AlertCommand.Snooze("U0REP2", Hour), new AlertCommand.EndSnooze("U0REP2")];
        foreach (var command in commands)
        {
            var refused = TestData.Advance(alert, command);
            Assert.Same(alert, refused.Alert);
            Assert.Contains("Only <@U0REP1>", refused.Reply?.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void It_comes_back_at_its_time_once_and_whoever_snoozed_it_is_told()
    {
        var alert = Snoozed(TestData.LiveAlert(), Hour).Alert;
        var until = alert.Snoozed!.Until;
        Assert.Same(alert, TestData.Advance(alert, new AlertCommand.Tick(), until - Duration.FromMilliseconds(1)).Alert);

        var back = TestData.Advance(alert, new AlertCommand.Tick(), until);

        Assert.Equal([AlertFactKind.SnoozeEnded], back.Facts.Select(f => f.Kind));
        Assert.Equal(Rep, Assert.Single(back.Effects.OfType<HandoffEffect.SendNotice>()).To);
        Assert.Equal((AlertState.Claimed, null, alert.ExpiresAt), (back.Alert.State, back.Alert.Snoozed, back.Alert.NextDueAt));
        Assert.Empty(TestData.Advance(back.Alert, new AlertCommand.Tick(), until).Effects);
    }

    [Fact]
    public void An_hour_is_refused_where_the_alert_expires_within_it_and_nothing_is_claimed()
    {
        var alert = TestData.LiveAlert();
        var refused = Snoozed(alert, Hour, alert.ExpiresAt - Duration.FromMinutes(50));

        Assert.Same(alert, refused.Alert);
        Assert.Contains("expires in 50 minutes, before", refused.Reply?.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    // Friday afternoon in Berlin, where the coverage works from Monday to Friday, the Monday a holiday.
    [InlineData(null, "2026-11-21T08:00:00Z")]
    [InlineData("EMEA", "2026-11-24T09:30:00Z")]
    public void Tomorrow_is_the_opening_where_the_route_works(string? route, string until)
    {
        var alert = TestData.LiveAlert() with { Route = route, ExpiresAt = TestData.Now + Duration.FromDays(9) };
        var coverage = new Coverage(
            "Europe/London",
            [
                new WorkingHours([IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday], new LocalTime(13, 0), new LocalTime(18, 0)),
                new WorkingHours([IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday], new LocalTime(9, 30), new LocalTime(12, 0)),
            ],
            [new LocalDate(2026, 11, 23)]
        );
        var agreement = TestData.Agreement with { Coverage = new Dictionary<string, Coverage> { ["emea"] = coverage } };

        var snoozed = AlertStateMachine.Advance(alert, new AlertCommand.Snooze(Rep, Tomorrow), agreement, TestData.Now);

        Assert.Equal(until, snoozed.Alert.Snoozed?.Until.ToString());
    }

    [Fact]
    public void A_day_whose_opening_has_passed_is_refused()
    {
        var alert = TestData.LiveAlert() with { ExpiresAt = TestData.Now + Duration.FromDays(9) };
        var today = new SnoozeChoice.OnDate(new LocalDate(2026, 11, 20));

        Assert.Contains("has passed already", Snoozed(alert, today).Reply?.ToString(), StringComparison.Ordinal);
        Assert.NotNull(Snoozed(alert, new SnoozeChoice.OnDate(new LocalDate(2026, 11, 25))).Alert.Snoozed);
    }

    [Fact]
    public void A_risen_band_ends_the_snooze_and_an_update_of_the_same_band_does_not()
    {
        var warm = TestData.Decide(TestData.Scoring(75, "evt_1")).Alert!;
        var quiet = Snoozed(warm, Hour).Alert;

        var same = TestData.Decide(TestData.Scoring(76), TestData.After(quiet));
        Assert.Equal(quiet.Snoozed, same.Alert?.Snoozed);

        var hotter = TestData.Decide(TestData.Scoring(95), TestData.After(quiet));
        Assert.Null(hotter.Alert?.Snoozed);
        Assert.Equal(AlertState.Claimed, hotter.Alert?.State);
        var fact = Assert.Single(hotter.Effects.OfType<HandoffEffect.RecordFact>(), f => f.Fact.Kind is AlertFactKind.SnoozeEnded);
        Assert.Equal("its band rose", fact.Fact.Detail);
        Assert.Equal(Rep, Assert.Single(hotter.Effects.OfType<HandoffEffect.SendNotice>()).To);
    }

    [Fact]
    public void Contact_release_and_take_over_end_the_snooze()
    {
        var alert = Snoozed(TestData.LiveAlert(), Hour).Alert;
        AlertCommand[] commands = [new AlertCommand.Contact(Rep), new AlertCommand.Release(Rep), new AlertCommand.TakeOver("U0REP2")];
        Assert.All(commands, command => Assert.Null(TestData.Advance(alert, command).Alert.Snoozed));
    }

    private static AlertTransition Snoozed(Alert alert, SnoozeChoice choice, Instant? now = null) =>
        TestData.Advance(alert, new AlertCommand.Snooze(Rep, choice), now);
}
