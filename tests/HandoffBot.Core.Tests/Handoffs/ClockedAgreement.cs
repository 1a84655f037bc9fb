using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Transitions;
using HandoffBot.Core.Leads;
using HandoffBot.Core.Routing;
using NodaTime;

namespace HandoffBot.Core.Tests.Handoffs;

/// <summary>An agreement with first-touch clocks that chase people: hot within 30 minutes, warm within 4 hours, around the clock.</summary>
internal static class ClockedAgreement
{
    internal static HandoffAgreement Value { get; } =
        TestData.Agreement with
        {
            Bands =
            [
                new Band("hot", 85, Duration.FromHours(4), new SlaTarget(Duration.FromMinutes(30), Duration.FromMinutes(10))),
                new Band("warm", 70, Duration.FromHours(24), new SlaTarget(Duration.FromHours(4))),
            ],
            Escalation = [new EscalationStep(Duration.Zero, "managers"), new EscalationStep(Duration.FromMinutes(15), "reassign")],
            Authority = new Dictionary<Behaviour, AuthorityLevel>(TestData.Agreement.Authority)
            {
                [Behaviour.Sla] = AuthorityLevel.UseNow,
            },
        };

    internal static HandoffAgreement InTheShadow { get; } =
        Value with
        {
            Authority = TestData.Agreement.Authority,
        };

    /// <summary>With the hours of the EMEA route written out.</summary>
    internal static HandoffAgreement Within(string hours, HandoffAgreement? agreement = null) =>
        (agreement ?? Value) with
        {
            Coverage = new Dictionary<string, Coverage> { ["emea"] = new("Europe/Berlin", WorkingHoursNotation.Read(hours)!, []) },
        };

    internal static Alert Open(HandoffAgreement? agreement = null, ScoreEvent? e = null, Instant? now = null) =>
        TestData.Decide(e ?? TestData.Event, agreement: agreement ?? Value, now: now).Alert
        ?? throw new InvalidOperationException("The sample event alerts.");

    internal static Alert Later(Alert alert, ScoreEvent e, Instant now, HandoffAgreement? agreement = null) =>
        TestData.Decide(e, TestData.After(alert), agreement ?? Value, now).Alert
        ?? throw new InvalidOperationException("The event updates the alert.");

    internal static AlertTransition Do(Alert alert, AlertCommand command, Instant now, HandoffAgreement? agreement = null) =>
        AlertStateMachine.Advance(alert, command, agreement ?? Value, now, Availability.Everybody);

    internal static AlertTransition Tick(Alert alert, Instant now, HandoffAgreement? agreement = null) =>
        Do(alert, new AlertCommand.Tick(), now, agreement);

    /// <summary>Every due moment up to <paramref name="end"/>, the way the loop over due alerts does it.</summary>
    internal static (Alert Alert, List<AlertTransition> Steps) Run(Alert alert, Instant end, HandoffAgreement? agreement = null)
    {
        var steps = new List<AlertTransition>();
        while (alert.NextDueAt is { } due && due <= end && steps.Count < 50)
        {
            steps.Add(Tick(alert, due, agreement));
            alert = steps[^1].Alert;
        }

        return (alert, steps);
    }

    internal static IEnumerable<AlertFactKind> Kinds(IEnumerable<AlertTransition> steps) =>
        steps.SelectMany(step => step.Facts).Select(fact => fact.Kind).Where(kind => kind is not AlertFactKind.TurnedStale);
}
