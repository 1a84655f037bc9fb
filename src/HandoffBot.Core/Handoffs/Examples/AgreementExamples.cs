using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Leads;

namespace HandoffBot.Core.Handoffs.Examples;

/// <summary>Tries the examples of an agreement on its rules.</summary>
public static class AgreementExamples
{
    /// <summary>
    /// A fault for each example that comes out otherwise than expected, with the trace of its decision. The examples speak of the
    /// rules, so they are tried as if alerts and routing were allowed and no account held out: taking authority back never breaks one, and
    /// neither does a holdout.
    /// </summary>
    /// <param name="agreement">A sound agreement.</param>
    public static IEnumerable<AgreementFault> Faults(HandoffAgreement agreement)
    {
        var allowed = agreement with
        {
            Authority = new Dictionary<Behaviour, AuthorityLevel>(agreement.Authority)
            {
                [Behaviour.Alerts] = AuthorityLevel.UseNow,
                // Whoever is on call gets a lead only where a route may assign one.
                [Behaviour.Routing] = AuthorityLevel.UseNow,
            },
            Holdout = null,
        };
        return agreement.Examples.SelectMany((example, i) => Faults(example, allowed, $"examples[{i}]"));
    }

    private static IEnumerable<AgreementFault> Faults(LeadExample example, HandoffAgreement agreement, string path)
    {
        var at = ExampleMoment.Of(example, agreement);
        // One that says no time comes in within working hours, whenever these are.
        agreement = example.At is null ? ExampleMoment.AlwaysOpen(agreement) : agreement;
        var e = ExampleEvent.Of(example, agreement, at);
        var foreign = agreement
            .AppliesTo.Where(p => !Predicates.Holds(p, LeadFacts.Of(LeadMerge.With(null, e), e), agreement.Freshness, at).Holds)
            .ToList();
        if (foreign.Count > 0)
        {
            yield return new AgreementFault(
                0,
                $"{path}.lead",
                $"This agreement does not take the lead of \"{example.Name}\", for which {string.Join(", ", foreign.Select(p => p.Text))} "
                    + "does not hold.",
                "Add what applies_to asks for."
            );
            yield break;
        }

        var decision = Decider.Decide(e, AccountHistory.None, agreement, at, e.Id);
        if (Outcome(decision.Outcome) != example.Expect)
        {
            yield return Fault(
                $"{path}.expect",
                $"\"{example.Name}\" is expected to come out as {ExampleText.Of(example.Expect)}, and does not: {decision.Reason}",
                decision
            );
        }
        else if (example.Route is { } route && decision.Alert?.Route != route)
        {
            yield return Fault(
                $"{path}.route",
                $"\"{example.Name}\" is expected on the route \"{route}\", and the route \"{decision.Alert?.Route}\" takes it.",
                decision
            );
        }
        else if (
            example.Opens is { } opens
            && !(decision.Wait is { } wait && opens.Is(ExampleMoment.Local(example, agreement, wait.OpensAt)))
        )
        {
            yield return Fault(
                $"{path}.opens",
                $"\"{example.Name}\" is expected to wait until {LocalTimeNotation.WriteLocal(opens)}, and does not: {decision.Reason}",
                decision
            );
        }
    }

    private static AgreementFault Fault(string path, string message, Decision decision) =>
        new(0, path, message, "Mend the rules, or the example if it asks for the wrong thing.")
        {
            Details = [.. decision.Trace.Select(step => $"{(step.Passed ? "passed" : "stopped")} {step.Rule}: {step.Input}. {step.Says}")],
        };

    // The account is new and the event of this moment, so nothing is updated, withdrawn, too late or overtaken.
    private static ExpectedOutcome? Outcome(DecisionOutcome outcome) =>
        outcome switch
        {
            DecisionOutcome.Alerted => ExpectedOutcome.Alerted,
            DecisionOutcome.Held => ExpectedOutcome.Held,
            DecisionOutcome.Suppressed => ExpectedOutcome.Suppressed,
            DecisionOutcome.Nurture => ExpectedOutcome.Nurture,
            DecisionOutcome.Updated or DecisionOutcome.Withdrawn or DecisionOutcome.Expired or DecisionOutcome.Superseded => null,
            DecisionOutcome.HeldOut => null,
            DecisionOutcome.Learned or DecisionOutcome.Recorded => null,
        };
}
