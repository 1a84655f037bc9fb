using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Time;

namespace HandoffBot.Core.Handoffs.Gates;

/// <summary>What arrives late or twice changes nothing.</summary>
internal static class OrderGate
{
    internal const string Rule = "order";

    internal static GateResult Check(DecisionContext c)
    {
        if (string.Equals(c.History.Latest?.EventId, c.Event.Id, StringComparison.Ordinal))
        {
            return Stopped(
                $"event = \"{c.Event.Id}\"",
                "This event has shaped the account's alert already.",
                "This event was acted on before; nothing changes."
            );
        }

        if (c.History.LastOccurredAt is not { } last)
        {
            return new GateResult([StandardTraceSteps.Of(Rule, StandardTraceSteps.FirstEvent)]);
        }

        // As it was sent, not as far as our clock has come: that may have been set back.
        var occurred = c.Event.OccurredAt;
        var apart = DurationText.Of(occurred - last);
        return occurred < last
            ? Stopped(
                $"occurred {apart} before the last event",
                "Newer knowledge was acted on already.",
                $"A newer event of this account, {apart} later, was acted on already; this one is kept and changes nothing."
            )
            : new GateResult([StandardTraceSteps.Of(Rule, $"occurred {apart} after the last event")]);
    }

    private static GateResult Stopped(string input, string says, string reason) =>
        new([new TraceStep(Rule, input, false, says)], new GateStop(DecisionOutcome.Superseded, "superseded", reason));
}
