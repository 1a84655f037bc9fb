using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Leads;

namespace HandoffBot.Core.Handoffs.Gates;

/// <summary>
/// Nothing goes to a rep without an explanation, a freshness, a next action and the fields the agreement requires: what
/// lacks one waits, and every owner of something missing is told.
/// </summary>
internal static class ContextGate
{
    internal const string Signals = "signals";
    private const string NextAction = "next_action";
    private static readonly string[] Always = [Signals, FieldLabels.Freshness, NextAction];

    internal static GateResult Check(DecisionContext c)
    {
        var steps = new List<TraceStep>();
        var missing = new List<string>();
        // The owner is found by routing, which has a gate of its own.
        foreach (
            var field in Always.Concat(c.Agreement.Required).Distinct(StringComparer.OrdinalIgnoreCase).Where(f => !OwnerGate.IsOwner(f))
        )
        {
            var value = Read(field, c);
            steps.Add(TraceStep.OfField(field, Quote(value), value is not null));
            if (value is null)
            {
                missing.Add(field);
            }
        }

        // Where there is no signal, its age is no second thing to ask for.
        if (missing.Contains(Signals))
        {
            missing.Remove(FieldLabels.Freshness);
        }

        return missing.Count == 0
            ? new GateResult(steps)
            : new GateResult(
                steps,
                new GateStop(DecisionOutcome.Held, $"required:{missing[0]}", Holds.Sentence(missing, c.Agreement.Owners), missing)
            );
    }

    /// <summary>A value as the trace writes it.</summary>
    internal static string Quote(string? value) => value is null ? "not known" : $"\"{value}\"";

    private static string? Read(string field, DecisionContext c) =>
        field switch
        {
            FieldLabels.Freshness => c.Facts.Signals.Any(s => s.ObservedAt is not null) ? "known" : null,
            _ => LeadFields.Read(field, c.Facts),
        };
}
