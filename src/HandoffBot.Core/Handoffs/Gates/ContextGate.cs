using HandoffBot.Core.Leads;

namespace HandoffBot.Core.Handoffs.Gates;

/// <summary>
/// Nothing goes to a rep without an explanation, a freshness, a next action and the fields the agreement requires: what
/// lacks one waits, and the owner of the field is told.
/// </summary>
internal static class ContextGate
{
    internal const string Signals = "signals";
    private const string FreshnessKnown = "freshness";
    private const string NextAction = "next_action";
    private static readonly string[] Always = [Signals, FreshnessKnown, NextAction];

    internal static Found Try(Case c)
    {
        var steps = new List<TraceStep>();
        var missing = new List<string>();
        // The owner is found by routing, which has a gate of its own.
        foreach (var field in Always.Concat(c.Agreement.Required).Distinct(StringComparer.OrdinalIgnoreCase).Where(f => !OwnerGate.IsOwner(f)))
        {
            var value = Read(field, c);
            steps.Add(new TraceStep("required", $"{field} = {Quote(value)}", value is not null, value is null ? $"{field} is required and not known." : $"{field} is known."));
            if (value is null)
            {
                missing.Add(field);
            }
        }

        return missing.Count == 0 ? new Found(steps) : new Found(steps, Hold(missing, c));
    }

    /// <summary>A value as the trace writes it.</summary>
    internal static string Quote(string? value) => value is null ? "not known" : $"\"{value}\"";

    private static string? Read(string field, Case c) => field switch
    {
        FreshnessKnown => c.Facts.Signals.Any(s => s.ObservedAt is not null) ? "known" : null,
        _ => LeadFields.Read(field, c.Facts),
    };

    // One owner is told, of all that is theirs: who mends one field mends the others in the same place.
    private static Stop Hold(List<string> missing, Case c)
    {
        var owner = FieldOwner.Of(missing[0], c.Agreement.Owners);
        var theirs = missing.Where(f => string.Equals(FieldOwner.Of(f, c.Agreement.Owners), owner, StringComparison.Ordinal));
        var names = string.Join(", ", missing);
        return new Stop(
            Outcome.Held,
            $"required:{missing[0]}",
            $"Waits for {names}: {owner} owns {(missing.Count == 1 ? "that" : missing[0])}; the next event that brings {(missing.Count == 1 ? "it" : "them")} goes on.",
            new HoldNotice(owner, string.Join(", ", theirs)));
    }
}
