using FsCheck;
using FsCheck.Fluent;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Transitions;
using NodaTime;

namespace HandoffBot.Core.Tests.Properties;

public sealed class AdvanceProperties
{
    [Fact]
    public void What_is_over_never_comes_back_whatever_is_clicked() =>
        OverClicks(
            (before, advanced, now) =>
            {
                if (!before.IsLive && !advanced.Facts.Any(fact => fact.Kind is AlertFactKind.ContactUndone))
                {
                    Assert.Equal(before.State, advanced.Alert.State);
                    Assert.Equal(before.ClosedAt, advanced.Alert.ClosedAt);
                }
            }
        );

    [Fact]
    public void Only_a_contact_comes_back_within_ten_minutes_by_whoever_marked_it() =>
        OverClicks(
            (before, advanced, now) =>
            {
                foreach (var undone in advanced.Facts.Where(fact => fact.Kind is AlertFactKind.ContactUndone))
                {
                    Assert.Equal((AlertState.Contacted, undone.By), (before.State, before.Contacted?.By));
                    Assert.True(now < before.Contacted!.At + Duration.FromMinutes(10), "It was final.");
                    Assert.Null(advanced.Alert.Contacted);
                }
            }
        );

    [Fact]
    public void Only_a_live_alert_and_a_contact_that_may_be_taken_back_are_due_and_never_in_the_past() =>
        OverClicks(
            (before, advanced, now) =>
            {
                var undoable =
                    advanced.Alert is { State: AlertState.Contacted, Contacted: { } contacted }
                    && now < contacted.At + Duration.FromMinutes(10);
                Assert.Equal(advanced.Alert.IsLive || undoable, advanced.Alert.NextDueAt > now);
                Assert.True(advanced.Alert.IsLive || undoable || advanced.Alert.NextDueAt is null, "Nothing is left for time to change.");
            }
        );

    [Fact]
    public void What_is_due_next_is_the_earliest_deadline_whatever_was_clicked() =>
        OverClicks(
            (before, advanced, now) =>
                Assert.Equal(
                    AlertDeadlines.Reschedule(advanced.Alert, TestData.Agreement.Freshness, now).NextDueAt,
                    advanced.Alert.NextDueAt
                )
        );

    [Fact]
    public void An_alert_is_claimed_by_somebody_exactly_while_it_says_so() =>
        OverClicks(
            (before, advanced, now) =>
                Assert.True(
                    advanced.Alert.State switch
                    {
                        AlertState.Open => advanced.Alert.Claimed is null,
                        AlertState.Claimed => advanced.Alert.Claimed is not null,
                        _ => true,
                    }
                )
        );

    [Fact]
    public void A_snoozed_alert_is_claimed_by_whoever_snoozed_it_and_comes_back_before_it_expires() =>
        OverClicks(
            (before, advanced, now) =>
            {
                if (advanced.Alert.Snoozed is { } snooze)
                {
                    Assert.Equal((AlertState.Claimed, snooze.By), (advanced.Alert.State, advanced.Alert.Claimed?.By));
                    Assert.True(snooze.Until > now && snooze.Until < advanced.Alert.ExpiresAt);
                    Assert.True(advanced.Alert.NextDueAt <= snooze.Until, "It would come back too late.");
                }
            }
        );

    [Fact]
    public void An_alert_past_its_expiry_is_never_live() =>
        OverClicks((before, advanced, now) => Assert.False(advanced.Alert.IsLive && advanced.Alert.ExpiresAt <= now));

    [Fact]
    public void A_person_has_at_most_one_flag() =>
        OverClicks(
            (before, advanced, now) =>
                Assert.Equal(advanced.Alert.Flags.Select(f => f.By).Distinct(), advanced.Alert.Flags.Select(f => f.By))
        );

    [Fact]
    public void Doing_the_same_thing_again_at_once_changes_nothing() => PropertyRunner.ForAll(Sequences, clicks =>
        {
            var (alert, now) = (TestData.LiveAlert(), TestData.Now);
            foreach (var (command, minutes) in clicks)
            {
                now += Duration.FromMinutes(minutes);
                alert = TestData.Advance(alert, command, now).Alert;
                var again = TestData.Advance(alert, command, now);
                Assert.Same(alert, again.Alert);
                Assert.False(again.RedrawsCard);
            }
        });

    [Fact]
    public void Whatever_changes_is_logged_and_whatever_does_not_is_answered() =>
        OverClicks(
            (before, advanced, now) =>
                Assert.True(
                    ReferenceEquals(before, advanced.Alert) ? advanced.Facts.Count == 0 : advanced.RedrawsCard,
                    "A change without a fact, or a fact without a change."
                )
        );

    private static Gen<(AlertCommand Command, int Minutes)[]> Sequences =>
        Generators.Command.SelectMany(c => Gen.Choose(0, 90), (c, minutes) => (c, minutes)).ArrayOf();

    private static void OverClicks(Action<Alert, AlertTransition, Instant> check) => PropertyRunner.ForAll(Sequences, clicks =>
        {
            var (alert, now) = (TestData.LiveAlert(), TestData.Now);
            foreach (var (command, minutes) in clicks)
            {
                now += Duration.FromMinutes(minutes);
                var advanced = TestData.Advance(alert, command, now);
                check(alert, advanced, now);
                alert = advanced.Alert;
            }
        });
}
