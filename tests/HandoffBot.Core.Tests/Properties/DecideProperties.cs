using FsCheck.Fluent;
using HandoffBot.Core.Handoffs;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Leads;
using NodaTime;

namespace HandoffBot.Core.Tests.Properties;

public sealed class DecideProperties
{
    [Fact]
    public void Any_sequence_of_any_events_is_decided_and_every_decision_explains_itself() =>
        OverHistories(
            (e, before, decision) =>
            {
                Assert.NotEmpty(decision.Reason);
                Assert.Matches(@"[^.]\.$", decision.Reason);
                var goesOn = decision.Outcome is DecisionOutcome.Alerted or DecisionOutcome.Updated;
                var ruledBy = goesOn ? "owner" : StepOf(decision.Rule);
                Assert.True(
                    decision.Trace.Any(step => step.Rule == ruledBy && step.Passed == goesOn),
                    $"No step explains {decision.Rule}."
                );
                Assert.Equal(
                    decision.Outcome is DecisionOutcome.Alerted or DecisionOutcome.Updated or DecisionOutcome.Withdrawn,
                    decision.Alert is not null
                );
                Assert.True(decision.HoldNotices.Count == 0 || decision.Outcome is DecisionOutcome.Held, "Only a hold is told to anyone.");
                Assert.Equal(
                    decision.HoldNotices.Select(t => t.Owner).Distinct(StringComparer.Ordinal).Count(),
                    decision.HoldNotices.Count
                );
                var said = DecisionRuleText.Of(decision.Outcome, decision.Rule);
                Assert.False(
                    decision.Rule.Contains(':', StringComparison.Ordinal) && said.Contains(decision.Rule, StringComparison.Ordinal),
                    said
                );
                Assert.True(said.Length > DecisionRuleText.OutcomeText(decision.Outcome).Length, $"{decision.Rule} has no words.");
            }
        );

    // The step of a trace that a stopping rule belongs to.
    private static string StepOf(string rule) =>
        rule switch
        {
            "superseded" => "order",
            "expired" => "expiry",
            "required:owner" => "owner",
            _ => rule.Split(':')[0],
        };

    [Fact]
    public void The_next_due_moment_is_never_past_and_never_after_expiry() =>
        OverHistories(
            (e, before, decision) =>
            {
                if (decision.Alert is { IsLive: true } alert)
                {
                    Assert.True(alert.NextDueAt > decision.DecidedAt, $"due {alert.NextDueAt} at {decision.DecidedAt}");
                    Assert.True(alert.NextDueAt <= alert.ExpiresAt, $"due {alert.NextDueAt}, expires {alert.ExpiresAt}");
                }
            }
        );

    [Fact]
    public void The_same_event_again_changes_nothing() =>
        OverHistories(
            (e, before, decision) =>
            {
                var history = TestData.After(decision, before);
                var again = TestData.Decide(e, history, now: decision.DecidedAt);

                if (decision.Outcome is DecisionOutcome.Alerted or DecisionOutcome.Updated)
                {
                    Assert.Equal(DecisionOutcome.Superseded, again.Outcome);
                }

                Assert.Null(again.Alert);
                Assert.Equal(history.LastOccurredAt, again.LastOccurredAt);
            }
        );

    [Fact]
    public void Knowledge_never_goes_back_in_time() =>
        OverHistories(
            (e, before, decision) =>
            {
                Assert.True(
                    before.LastOccurredAt is null || decision.LastOccurredAt >= before.LastOccurredAt,
                    "The last event acted on went back."
                );
                Assert.True(
                    decision.LastOccurredAt is null || decision.LastOccurredAt <= decision.DecidedAt,
                    "The last event acted on lies ahead."
                );
            }
        );

    [Fact]
    public void An_alert_always_has_an_owner_a_channel_an_action_and_a_reason_that_can_be_shown() =>
        OverHistories(
            (e, before, decision) =>
            {
                if (decision.Outcome is DecisionOutcome.Alerted or DecisionOutcome.Updated)
                {
                    var alert = decision.Alert!;
                    Assert.False(string.IsNullOrWhiteSpace(alert.Owner));
                    Assert.False(string.IsNullOrWhiteSpace(alert.Channel));
                    Assert.NotNull(alert.NextAction);
                    Assert.NotEmpty(WhyNow.Shown(alert.Signals));
                    Assert.InRange(Bands.Rank(TestData.Agreement, alert.Band), 0, TestData.Agreement.Bands.Count - 1);
                }
            }
        );

    [Fact]
    public void The_sequences_tried_here_reach_every_outcome()
    {
        var reached = new HashSet<DecisionOutcome>();
        OverHistories((e, before, decision) => reached.Add(decision.Outcome));

        // What is learnt comes without an event, and the agreement holds nobody out.
        DecisionOutcome[] others = [DecisionOutcome.Learned, DecisionOutcome.Recorded, DecisionOutcome.HeldOut];
        Assert.Equal(Enum.GetValues<DecisionOutcome>().Except(others), reached.Order());
    }

    [Fact]
    public void Merging_the_same_event_twice_is_merging_it_once() => PropertyRunner.ForAll(Generators.Event.ArrayOf(), events =>
        {
            var known = events.Aggregate((Lead?)null, LeadMerge.With);
            foreach (var e in events.TakeLast(1))
            {
                var once = LeadMerge.With(known, e);
                Assert.Equal(once.Account, LeadMerge.With(once, e).Account);
                Assert.Equal(once.Answers, LeadMerge.With(once, e).Answers);
                Assert.Equal(once.Engagement, LeadMerge.With(once, e).Engagement);
            }
        });

    private static void OverHistories(Action<ScoreEvent, AccountHistory, Decision> check) =>
        PropertyRunner.ForAll(Generators.Event.ArrayOf(), events =>
        {
            var history = AccountHistory.None;
            var now = TestData.Now;
            foreach (var e in events)
            {
                var decision = Decider.Decide(e, history, TestData.Agreement, now, $"alert_{now.ToUnixTimeSeconds()}");
                check(e, history, decision);
                history = TestData.After(decision, history);
                now += Duration.FromMinutes(20);
            }
        });
}
