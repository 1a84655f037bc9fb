using HandoffBot.Core.Handoffs.Decisions;

namespace HandoffBot.Core.Handoffs.Gates;

/// <summary>An agreement covers one score; any other is nobody's business here.</summary>
internal static class ScoreGate
{
    internal static GateResult Check(DecisionContext c)
    {
        var name = c.Event.Score.Name;
        var input = $"score.name = \"{name}\"";
        return string.Equals(name.Trim(), c.Agreement.Score, StringComparison.OrdinalIgnoreCase)
            ? new GateResult([StandardTraceSteps.Of("score", input)])
            : new GateResult(
                [new TraceStep("score", input, false, $"The agreement covers {c.Agreement.Score} only.")],
                new GateStop(
                    DecisionOutcome.Suppressed,
                    "score",
                    $"The agreement covers {c.Agreement.Score}, not {name}: send that score, or agree on what {name} may change first."
                )
            );
    }
}
