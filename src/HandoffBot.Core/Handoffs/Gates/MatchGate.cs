using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Leads;

namespace HandoffBot.Core.Handoffs.Gates;

/// <summary>A lead whose account only a person can tell waits until one has.</summary>
internal static class MatchGate
{
    internal const string Rule = "match";

    /// <summary>What the decision says that holds a lead for it.</summary>
    internal const string Held = $"required:{FieldLabels.WhichAccount}";

    internal static GateResult Check(DecisionContext c)
    {
        if (c.History.Match is not { } match)
        {
            return new GateResult([]);
        }

        var step = new TraceStep(Rule, match.Input, !match.IsAmbiguous, match.Says);
        return match.IsAmbiguous
            ? new GateResult(
                [step],
                new GateStop(
                    DecisionOutcome.Held,
                    Held,
                    // What fits is in the trace: a reason quotes no sender.
                    $"Waits for {FieldLabels.Of(FieldLabels.WhichAccount)} (ask {c.Agreement.Owners.Exceptions}): what is known of it fits "
                        + "no one account; the answer lets it go on.",
                    [FieldLabels.WhichAccount]
                )
            )
            : new GateResult([step]);
    }
}
