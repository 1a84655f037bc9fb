using HandoffBot.Publishing.Messages;
using HandoffBot.Publishing.Pacing;
using NodaTime;

namespace HandoffBot.Publishing.Delivery;

/// <summary>
/// Closed while Slack answers. After a row of tries without any answer it is open: nothing is sent until
/// <see cref="OpenUntil"/>. Then it is half-open: one message at a time goes out as a trial, so that an hour of outage leaves few
/// messages in doubt. Used by the publisher's loop alone.
/// </summary>
internal sealed class CircuitBreaker(Backoff backoff)
{
    private const int FailureThreshold = 5;
    private static readonly Duration First = Duration.FromMilliseconds(500);
    private static readonly Duration Longest = Duration.FromSeconds(10);
    private static readonly Duration Overdue = Duration.FromSeconds(30);
    private int _unanswered;
    private Instant _openUntil;

    /// <summary>When the next try is due; null while closed.</summary>
    public Instant? OpenUntil => _unanswered < FailureThreshold ? null : _openUntil;

    /// <summary>Counts an outcome.</summary>
    public void Record(DeliveryOutcome outcome, Instant now)
    {
        switch (outcome)
        {
            case DeliveryOutcome.Unknown or DeliveryOutcome.RetryLater { NoResponse: true }:
                _unanswered++;
                _openUntil = now + backoff.After(Math.Max(1, _unanswered - FailureThreshold), First, Longest);
                break;
            // Slack was not asked.
            case DeliveryOutcome.RetryLater or DeliveryOutcome.Unverifiable or DeliveryOutcome.Abandoned:
                break;
            default:
                Reset();
                break;
        }
    }

    /// <summary>Closes it: Slack answered.</summary>
    public void Reset() => _unanswered = 0;

    /// <summary>Whether it is half-open and no trial was sent for long, for want of a message: a probe has to find out instead.</summary>
    public bool IsHalfOpenOverdue(Instant now) => OpenUntil is { } until && now > until + Overdue;

    /// <summary>How many of the free slots to use.</summary>
    public int Slots(int free, int busy, Instant now) =>
        _unanswered < FailureThreshold ? free
        : busy == 0 && now >= _openUntil ? 1
        : 0;
}
