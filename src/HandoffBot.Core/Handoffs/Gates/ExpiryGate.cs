using HandoffBot.Core.Time;
using NodaTime;

namespace HandoffBot.Core.Handoffs.Gates;

/// <summary>An alert that would be over before anyone reads it is not sent.</summary>
internal static class ExpiryGate
{
    internal static Found Try(Case c)
    {
        if (ExpiresAt(c) is not { } at)
        {
            return new Found([]);
        }

        var apart = InWords.Span(at - c.Now);
        var input = $"occurred {InWords.Span(c.Now - c.OccurredAt)} ago";
        return at > c.Now
            ? new Found([new TraceStep("expiry", input, true, $"Good for another {apart}.")])
            : new Found(
                [new TraceStep("expiry", input, false, $"Its alert would have expired {apart} ago.")],
                new Stop(Outcome.Expired, "expired", $"It happened {InWords.Span(c.Now - c.OccurredAt)} ago and its alert would have expired {apart} ago: nothing is posted. See why it came late."));
    }

    /// <summary>Counted from when it happened, never from receipt; null below the last band.</summary>
    internal static Instant? ExpiresAt(Case c) => c.Band is { } band ? Moments.After(c.OccurredAt, band.ExpiresAfter) : null;
}
