using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Transitions;
using HandoffBot.Core.Leads;
using NodaTime;

namespace HandoffBot.Core.Tests.Handoffs;

public sealed class TimeTransitionTests
{
    private static readonly AlertCommand.Tick Tick = new();

    [Fact]
    public void The_next_due_moment_is_expiry_while_no_shown_signal_turns_stale_before_it() =>
        Assert.Equal(TestData.LiveAlert().ExpiresAt, TestData.LiveAlert().NextDueAt);

    [Fact]
    public void The_next_due_moment_is_the_first_shown_signal_turning_stale()
    {
        var alert = WithSignals(Shown(Duration.FromHours(71)), Shown(Duration.FromHours(70)));

        Assert.Equal(TestData.Now + Duration.FromHours(1), alert.NextDueAt);
        Assert.Equal(0, alert.StaleShown);
    }

    [Fact]
    public void A_signal_that_is_not_shown_wakes_nobody()
    {
        var minor = TestData.Signal("minor", 1, SignalStrength.Meaningful, Duration.FromHours(71));

        var alert = WithSignals(Shown(Duration.Zero), Shown(Duration.Zero), Shown(Duration.Zero), minor);

        Assert.Equal(alert.ExpiresAt, alert.NextDueAt);
    }

    [Fact]
    public void A_signal_stale_at_decision_is_counted_at_once_and_not_due_again()
    {
        var alert = WithSignals(Shown(Duration.FromDays(5)), Shown(Duration.FromHours(1)));

        Assert.Equal((1, alert.ExpiresAt), (alert.StaleShown, alert.NextDueAt));
    }

    [Fact]
    public void Time_turns_signals_stale_one_after_the_other_and_then_expires_the_alert()
    {
        var alert = WithSignals(Shown(Duration.FromHours(71)), Shown(Duration.FromHours(70)));
        var kinds = new List<AlertFactKind>();
        while (alert.NextDueAt is { } due && kinds.Count < 9)
        {
            var advanced = TestData.Advance(alert, Tick, due);
            Assert.True(advanced.RedrawsCard, "A due moment at which nothing happens would be due for ever.");
            kinds.AddRange(advanced.Facts.Select(f => f.Kind));
            alert = advanced.Alert;
        }

        Assert.Equal([AlertFactKind.TurnedStale, AlertFactKind.TurnedStale, AlertFactKind.Expired], kinds);
        Assert.Equal((AlertState.Expired, alert.ExpiresAt, 2), (alert.State, alert.ClosedAt, alert.StaleShown));
    }

    [Fact]
    public void Nothing_is_ever_due_in_the_past_even_of_an_alert_that_nobody_ticked()
    {
        var forgotten = TestData.LiveAlert();
        var now = forgotten.ExpiresAt + Duration.FromDays(2);

        Assert.Equal(now, AlertDeadlines.Reschedule(forgotten, TestData.Freshness, now).NextDueAt);
    }

    [Fact]
    public void A_tick_too_early_changes_nothing()
    {
        var alert = TestData.LiveAlert();

        Assert.Same(alert, TestData.Advance(alert, Tick, TestData.Now + Duration.FromMinutes(1)).Alert);
    }

    [Fact]
    public void A_tick_under_a_gentler_policy_only_moves_the_due_moment()
    {
        var alert = WithSignals(Shown(Duration.FromHours(71)), Shown(Duration.FromHours(1)));
        var gentler = TestData.Agreement with { Freshness = new FreshnessPolicy(Duration.FromHours(2), Duration.FromDays(30)) };

        var advanced = AlertStateMachine.Advance(alert, Tick, gentler, alert.NextDueAt!.Value);

        Assert.False(advanced.RedrawsCard);
        Assert.Equal(alert.ExpiresAt, advanced.Alert.NextDueAt);
    }

    private static Signal Shown(Duration ago) => TestData.Signal($"s{ago.TotalMinutes}", 20, SignalStrength.Meaningful, ago);

    private static Alert WithSignals(params Signal[] signals) => TestData.Decide(TestData.Event with { Signals = signals }).Alert!;
}
