using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Routing;

namespace HandoffBot.Core.Handoffs.Gates;

/// <summary>A lead that is nobody's is not handed off.</summary>
internal static class OwnerGate
{
    private const string Owner = "owner";

    internal static bool IsOwner(string field) => string.Equals(field, Owner, StringComparison.OrdinalIgnoreCase);

    internal static GateResult Check(DecisionContext c)
    {
        List<TraceStep> routes = [.. c.Routed.Tries.Select(Step), .. c.PassedOver.Select(passed => Step(passed, c))];
        if (c.Facts.Owner is not { } owner)
        {
            var tell = c.Agreement.Owners.RoutingSla;
            return new GateResult(
                [.. routes, new TraceStep(Owner, "owner = not known", false, "Neither the event nor a route names one.")],
                new GateStop(
                    DecisionOutcome.Held,
                    "required:owner",
                    $"Waits for an owner: no route takes this lead and the event names nobody. {tell} can add a route.",
                    [Owner]
                )
            );
        }

        if (c.OnlySuggestsOwner)
        {
            var suggests = $"Suggested, not assigned: {c.Allowed(Behaviour.Routing).Saw(Behaviour.Routing)}. Whoever claims it has it.";
            return new GateResult([.. routes, new TraceStep(Owner, $"owner = \"{owner}\"", true, suggests)]);
        }

        var says = c.KeepsOwner ? "Stays with the owner of the live alert." : "The lead has an owner.";
        return new GateResult([.. routes, new TraceStep(Owner, $"owner = \"{owner}\"", true, says)]);
    }

    // A route that is not for the lead is passed by, it does not stop anything.
    private static TraceStep Step(RouteTry tried) => new("route", tried.Input, true, tried.Says);

    // Passed over, the lead goes on to somebody else.
    private static TraceStep Step(PassedOver passed, DecisionContext c) =>
        new(
            Owner,
            $"owner = \"{passed.Person}\"",
            true,
            $"Passed over: {passed.Person} {passed.Said(c.Agreement, c.Routed.RouteName)}"
                + $"{(passed.Fallback ? ", and nobody else is named" : "")}."
        );
}
