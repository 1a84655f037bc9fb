using HandoffBot.Hosting;
using HandoffBot.Publishing.Messages;
using HandoffBot.Publishing.Pacing;
using NodaTime;

namespace HandoffBot.Publishing.Delivery;

/// <summary>
/// Stops sending after a row of tries without any answer. Closed: everything is sent. Open: nothing is sent, and once
/// <see cref="OpenUntil"/> has passed Slack is probed with a call that changes nothing. Half-open, when the probe was answered:
/// one message at a time. So an hour of outage leaves only the first few messages with an unknown outcome, however many wait.
/// Safe for several threads.
/// </summary>
internal sealed class CircuitBreaker(Backoff backoff)
{
    private const int FailureThreshold = 5;
    private static readonly Duration First = Duration.FromMilliseconds(500);
    private static readonly Duration Longest = Duration.FromSeconds(10);
    private readonly Lock _gate = new();
    private int _unanswered;
    private bool _isHalfOpen;
    private Instant _openUntil;

    /// <summary>Whether nothing is sent.</summary>
    public bool IsOpen
    {
        get
        {
            lock (_gate)
            {
                return _unanswered >= FailureThreshold && !_isHalfOpen;
            }
        }
    }

    /// <summary>When the next probe is due; null unless the circuit is open.</summary>
    public Instant? OpenUntil
    {
        get
        {
            lock (_gate)
            {
                return IsOpen ? _openUntil : null;
            }
        }
    }

    /// <summary>Counts an outcome.</summary>
    public void Record(DeliveryOutcome outcome, Instant now)
    {
        lock (_gate)
        {
            switch (outcome)
            {
                case DeliveryOutcome.Unknown or DeliveryOutcome.RetryLater { NoResponse: true }:
                    _unanswered++;
                    _isHalfOpen = false;
                    _openUntil = now + backoff.After(Math.Max(1, _unanswered - FailureThreshold), First, Longest);
                    break;
                // Slack was not asked.
                case DeliveryOutcome.RetryLater or DeliveryOutcome.Unverifiable or DeliveryOutcome.Abandoned:
                    break;
                default:
                    (_unanswered, _isHalfOpen) = (0, false);
                    break;
            }
        }
    }

    /// <summary>Whether it is time to probe Slack.</summary>
    public bool IsProbeDue(Instant now) => OpenUntil is { } until && until.HasCome(now, Longest);

    /// <summary>The probe was answered.</summary>
    public void HalfOpen()
    {
        lock (_gate)
        {
            _isHalfOpen = IsOpen;
        }
    }

    /// <summary>How many of the free slots to use.</summary>
    public int Slots(int free, int busy)
    {
        lock (_gate)
        {
            return IsOpen ? 0
                : _isHalfOpen ? Math.Max(0, 1 - busy)
                : free;
        }
    }
}
