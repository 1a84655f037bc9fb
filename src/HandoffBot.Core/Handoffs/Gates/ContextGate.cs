using System.Runtime.CompilerServices;
using HandoffBot.Core.Agreement;
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

    // An agreement never changes, and what is kept of it goes with it.
    private static readonly ConditionalWeakTable<HandoffAgreement, IReadOnlyList<string>> RequiredFields = [];

    internal static GateResult Check(DecisionContext c)
    {
        var fields = RequiredFields.GetValue(c.Agreement, static agreement => Fields(agreement));
        var steps = new List<TraceStep>(fields.Count);
        var missing = new List<string>();
        foreach (var field in fields)
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

    // The owner is found by routing, which has a gate of its own.
    private static IReadOnlyList<string> Fields(HandoffAgreement agreement) =>
        [.. Always.Concat(agreement.Required).Distinct(StringComparer.OrdinalIgnoreCase).Where(field => !OwnerGate.IsOwner(field))];

    /// <summary>A value as the trace writes it.</summary>
    internal static string Quote(string? value) => value is null ? "not known" : $"\"{value}\"";

    private static string? Read(string field, DecisionContext c) =>
        field switch
        {
            FieldLabels.Freshness => c.Facts.Signals.Any(s => s.ObservedAt is not null) ? "known" : null,
            _ => LeadFields.Read(field, c.Facts),
        };
}
