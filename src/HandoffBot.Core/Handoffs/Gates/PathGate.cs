using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Decisions;

namespace HandoffBot.Core.Handoffs.Gates;

/// <summary>The ways to earn an alert: one path has to hold, with every predicate of it.</summary>
internal static class PathGate
{
    internal static GateResult Check(DecisionContext c)
    {
        if (c.Agreement.Paths.Count == 0)
        {
            return new GateResult([StandardTraceSteps.Of("path", StandardTraceSteps.NoPaths)]);
        }

        var steps = c.Agreement.Paths.Select(p => Step(p, c)).ToList();
        return steps.Exists(s => s.Passed)
            ? new GateResult(steps)
            : new GateResult(
                steps,
                new GateStop(
                    DecisionOutcome.Suppressed,
                    "path:none",
                    $"No path to an alert holds ({string.Join(", ", c.Agreement.Paths.Select(p => p.Name))}): the lead waits for more "
                        + $"signals."
                )
            );
    }

    /// <summary>The first path that holds; null when the bands alone decide.</summary>
    internal static string? Holding(DecisionContext c) => c.Agreement.Paths.FirstOrDefault(p => Step(p, c).Passed)?.Name;

    /// <summary>Labels of the urgency modifiers that hold: they colour an alert and never gate it.</summary>
    internal static IReadOnlyList<string> Urgency(DecisionContext c) =>
        [
            .. c
                .Agreement.Urgency.Where(u => u.All.All(p => c.Test(p).Holds))
                .Select(u => u.Label),
        ];

    private static TraceStep Step(AlertPath path, DecisionContext c)
    {
        var results = path.All.Select(p => (p.Text, Result: c.Test(p))).ToList();
        var input = string.Join("; ", results.Select(r => r.Result.Saw).Distinct(StringComparer.Ordinal));
        var failed = results.Where(r => !r.Result.Holds).Select(r => r.Text).ToList();
        return new TraceStep(
            "path",
            input,
            failed.Count == 0,
            failed.Count == 0 ? $"\"{path.Name}\" holds." : $"\"{path.Name}\" does not hold: {string.Join(", ", failed)}."
        );
    }
}
