using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Leads;

namespace HandoffBot.Core.Handoffs.Gates;

/// <summary>A score may only do what was agreed that it may do now.</summary>
internal static class AuthorityGate
{
    internal static GateResult Check(DecisionContext c)
    {
        var level = c.Agreement.Authority.GetValueOrDefault(Behaviour.Alerts, AuthorityLevel.NotYet);
        var input = $"authority.alerts = {KeyOf(level)}";
        if (level is AuthorityLevel.UseNow)
        {
            return new GateResult([new TraceStep("authority", input, true, "Alerts may be used now.")]);
        }

        var proof = c.Agreement.Proof;
        var needs = $"{proof.Reviewed} reviewed alerts with at most {proof.FalsePositiveUpperBound:P0} bad scores by the upper bound";
        var owner = c.Agreement.Owners.WeeklyReview;
        return new GateResult(
            [new TraceStep("authority", input, false, $"Alerts need {needs} first.")],
            new GateStop(
                DecisionOutcome.Held,
                "authority:alerts",
                $"Alerts are not agreed yet: they need {needs}; {owner} decides in the weekly review.",
                [FieldLabels.AlertAuthority]
            )
        );
    }

    private static string KeyOf(AuthorityLevel level) =>
        level switch
        {
            AuthorityLevel.UseNow => "use_now",
            AuthorityLevel.ProofNeeded => "proof_needed",
            AuthorityLevel.NotYet => "not_yet",
        };
}
