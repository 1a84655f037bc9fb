using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Notation;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Leads;

namespace HandoffBot.Core.Handoffs.Gates;

/// <summary>A score may only do what was agreed that it may do now.</summary>
internal static class AuthorityGate
{
    internal static GateResult Check(DecisionContext c)
    {
        var grant = c.Allowed(Behaviour.Alerts);
        var input = grant.Saw(Behaviour.Alerts);
        if (grant.IsAllowed)
        {
            return new GateResult([
                grant.Pilot is null
                    ? StandardTraceSteps.Of("authority", input)
                    : new TraceStep("authority", input, true, "Alerts are piloted, and the lead is one of the pilot's."),
            ]);
        }

        var owner = c.Agreement.Owners.WeeklyReview;
        var needs = ProofBoundText.Needs(c.Agreement, Behaviour.Alerts);
        var (says, reason) = grant.Pilot is { } pilot
            ? (
                "Alerts are piloted, and the lead is none of the pilot's.",
                $"Alerts are piloted for {AgreementText.Of(pilot)}, and this lead is outside; {owner} decides in the weekly review."
            )
            : (
                $"Alerts need {needs} first.",
                $"Alerts are not agreed yet: they need {needs}; {owner} decides in the weekly review."
            );
        return new GateResult(
            [new TraceStep("authority", input, false, says)],
            new GateStop(DecisionOutcome.Held, "authority:alerts", reason, [FieldLabels.AlertAuthority])
        );
    }
}
