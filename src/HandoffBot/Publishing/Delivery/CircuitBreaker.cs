using HandoffBot.Publishing.Messages;
using HandoffBot.Publishing.Pacing;
using NodaTime;

namespace HandoffBot.Publishing.Delivery;

/// <summary>
/// How Slack has been lately. While it answers, everything flows; after a row of tries without any answer only one message
/// at a time goes out to see, so that an hour of outage leaves few messages in doubt. Used by the publisher's loop alone.
/// </summary>
internal sealed class CircuitBreaker(Backoff backoff)
{
    private const int FailureThreshold = 5;
    private static readonly Duration First = Duration.FromMilliseconds(500);
    private static readonly Duration Longest = Duration.FromSeconds(10);
    private static readonly Duration Overdue = Duration.FromSeconds(30);
    private int _unanswered;
    private Instant _openUntil;

    /// <summary>When the next try is due; null in good weather.</summary>
    public Instant? OpenUntil => _unanswered < FailureThreshold ? null : _openUntil;

    /// <summary>Takes note of what came back.</summary>
    public void Record(DeliveryOutcome outcome, Instant now)
    {
        switch (outcome)
        {
            case DeliveryOutcome.Unknown or DeliveryOutcome.RetryLater { NoResponse: true }:
                _unanswered++;
                _openUntil = now + backoff.After(Math.Max(1, _unanswered - FailureThreshold), First, Longest);
                break;
            // Decided without asking Slack.
            case DeliveryOutcome.RetryLater or DeliveryOutcome.Unverifiable or DeliveryOutcome.Abandoned:
                break;
            default:
                Reset();
                break;
        }
    }

    /// <summary>Slack answered.</summary>
    public void Reset() => _unanswered = 0;

    /// <summary>In bad weather: nothing is left to be sent, so no try of ours will tell when it is over.</summary>
    public bool IsHalfOpenOverdue(Instant now) => OpenUntil is { } quiet && now > quiet + Overdue;

    /// <summary>How many of the free slots to use.</summary>
    public int Slots(int free, int busy, Instant now) =>
        _unanswered < FailureThreshold ? free
        : busy == 0 && now >= _openUntil ? 1
        : 0;
}
