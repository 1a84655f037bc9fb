using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Time;
using NodaTime;

namespace HandoffBot.Core.Handoffs.Gates;

/// <summary>An alert that would be over before anyone reads it is not sent.</summary>
internal static class ExpiryGate
{
    internal static GateResult Check(DecisionContext c)
    {
        if (ExpiresAt(c) is not { } at)
        {
            return new GateResult([]);
        }

        var apart = DurationText.Of(at - c.Now);
        var input = $"occurred {DurationText.Of(c.Now - c.OccurredAt)} ago";
        return at > c.Now
            ? new GateResult([new TraceStep("expiry", input, true, $"Good for another {apart}.")])
            : new GateResult(
                [new TraceStep("expiry", input, false, $"Its alert would have expired {apart} ago.")],
                new GateStop(
                    DecisionOutcome.Expired,
                    "expired",
                    $"It happened {DurationText.Of(c.Now - c.OccurredAt)} ago and its alert would have expired {apart} ago: nothing is "
                        + $"posted. See why it came late."
                )
            );
    }

    /// <summary>Counted from when it happened, never from receipt; null below the last band.</summary>
    internal static Instant? ExpiresAt(DecisionContext c) => c.Band is { } band ? InstantMath.After(c.OccurredAt, band.ExpiresAfter) : null;
}
