using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Handoffs.Effects;
using HandoffBot.Core.Handoffs.Transitions;
using HandoffBot.Core.Routing;
using NodaTime;

namespace HandoffBot.Core.Tests.Handoffs;

/// <summary>Every value of an enum and every kind of command is known wherever one is put into words or acted on.</summary>
public sealed class EveryValueTests
{
    [Fact]
    public void Every_state_every_fact_and_every_outcome_has_words_of_its_own()
    {
        Distinct(Enum.GetValues<AlertState>(), AlertStates.Text);
        Distinct(Enum.GetValues<AlertFactKind>(), AlertFactText.Of);
        Distinct(Enum.GetValues<DecisionOutcome>(), DecisionRuleText.OutcomeText);
        Distinct(Enum.GetValues<UnavailableReason>(), PassedOver.InWords);
    }

    [Fact]
    public void Every_state_is_live_closed_or_contacted()
    {
        Assert.Equal([AlertState.Open, AlertState.Claimed], AlertStates.Live);
        Assert.All(Enum.GetValues<AlertState>(), state =>
            Assert.Equal(
                1,
                new[] { AlertStates.IsLive(state), AlertStates.IsClosed(state), state is AlertState.Contacted }.Count(holds => holds)
            )
        );
    }

    [Fact]
    public void Every_outcome_has_its_facts()
    {
        var decision = TestData.Decide(TestData.Event);
        var silent = Enum.GetValues<DecisionOutcome>().Where(one => DecisionFacts.Of(decision with { Outcome = one }).Count == 0);
        Assert.Equal(
            [
                DecisionOutcome.Held,
                DecisionOutcome.Suppressed,
                DecisionOutcome.HeldOut,
                DecisionOutcome.Nurture,
                DecisionOutcome.Expired,
                DecisionOutcome.Superseded,
                DecisionOutcome.Learned,
                DecisionOutcome.Recorded,
            ],
            silent
        );
    }

    [Fact]
    public void Every_command_is_applied_in_every_state_and_a_fact_comes_with_one_redraw()
    {
        var alert = TestData.Decide(TestData.Event).Alert!;
        var commands = typeof(AlertCommand).GetNestedTypes().Where(type => !type.IsAbstract).Select(Make).ToList();
        Assert.NotEmpty(commands);
        foreach (var state in Enum.GetValues<AlertState>())
        {
            foreach (var command in commands)
            {
                var transition = TestData.Advance(In(alert, state), command);
                var redraws = transition.Effects.Count(effect => effect is HandoffEffect.RedrawCard);
                Assert.Equal(transition.Facts.Count > 0 ? 1 : 0, redraws);
            }
        }
    }

    private static Alert In(Alert alert, AlertState state) =>
        alert with
        {
            State = state,
            Claimed = state is AlertState.Claimed ? new ActorStamp("U0REP9", alert.OpenedAt) : null,
            Contacted = state is AlertState.Contacted ? new ActorStamp("U0REP9", alert.OpenedAt) : null,
            ClosedAt = AlertStates.IsClosed(state) ? alert.OpenedAt : null,
            NextDueAt = state is AlertState.Contacted ? null : alert.NextDueAt,
        };

    private static AlertCommand Make(Type type) =>
        (AlertCommand)Activator.CreateInstance(type, [.. type.GetConstructors()[0].GetParameters().Select(p => Value(p.ParameterType))])!;

    private static object Value(Type type) => type == typeof(SnoozeChoice) ? new SnoozeChoice.InAnHour()
        : type == typeof(AssignmentFacts) ? TestData.NothingKnown
        : type == typeof(NotMineReason) ? NotMineReason.Away
        : type == typeof(bool?) ? true
        : type == typeof(DataIssueKind) ? DataIssueKind.Duplicate
        : type == typeof(DataIssueOutcome) ? DataIssueOutcome.Fixed
        : type == typeof(Instant) ? TestData.Now
        : "U0REP1";

    private static void Distinct<T>(IReadOnlyList<T> values, Func<T, string> words) =>
        Assert.Equal(values.Count, values.Select(words).Where(text => text.Length > 0).Distinct(StringComparer.Ordinal).Count());
}
