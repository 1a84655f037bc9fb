using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Handoffs.Effects;

namespace HandoffBot.Core.Handoffs.Gates;

/// <summary>A lead that comes in while nobody works waits until somebody does, where the agreement says so.</summary>
internal static class OpeningGate
{
    private const string Rule = "hours";
    private const string Prefix = $"{Rule}:";

    internal static GateResult Check(DecisionContext c)
    {
        var input = $"coverage = \"{c.Routed.Coverage}\"";
        if (c.Closed is not { } window)
        {
            return c.Live is null && AssignmentWindow.WaitedFor(c.Agreement, c.Routed.Coverage) is not null
                ? new GateResult([StandardTraceSteps.Of(Rule, input)])
                : new GateResult([]);
        }

        return c.Routed.IsOnCall
            ? new GateResult([new TraceStep(Rule, input, true, $"Outside working hours, and somebody on call has it: {Opens(window)}.")])
            : new GateResult(
                [new TraceStep(Rule, input, false, $"Outside working hours: {Opens(window)}.")],
                new GateStop(
                    DecisionOutcome.Held,
                    $"{Prefix}{window.Coverage}",
                    $"Waits for opening: it came in outside the working hours \"{window.Coverage}\", {Opens(window)}.{Expiry(c, window)}"
                )
            );
    }

    /// <summary>How it waits, where this is what stopped it.</summary>
    internal static OpeningWait? WaitOf(DecisionContext c, GateStop stop) =>
        stop.Rule.StartsWith(Prefix, StringComparison.Ordinal) && c is { Closed: { } window, Band: { } band }
            ? new OpeningWait(
                window.OpensAt,
                ExpiryGate.ExpiresAt(c) ?? window.OpensAt,
                c.Routed.Channel,
                Bands.Rank(c.Agreement, band.Name),
                c.Event.Score.Value,
                c.OccurredAt
            )
            : null;

    private static string Opens(AssignmentWindow window) => $"they open {window.Opening}";

    private static string Expiry(DecisionContext c, AssignmentWindow window) =>
        ExpiryGate.ExpiresAt(c) <= window.OpensAt ? " Its alert expires before that and will not be posted." : "";
}
