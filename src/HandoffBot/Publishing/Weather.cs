using NodaTime;

namespace HandoffBot.Publishing;

/// <summary>
/// How Slack has been lately. While it answers, everything flows; after a row of tries without any answer only one message
/// at a time goes out to see, so that an hour of outage leaves few messages in doubt. Used by the publisher's loop alone.
/// </summary>
internal sealed class Weather(Backoff backoff)
{
    private const int Calm = 5;
    private static readonly Duration First = Duration.FromMilliseconds(500);
    private static readonly Duration Longest = Duration.FromSeconds(10);
    private static readonly Duration Overdue = Duration.FromSeconds(30);
    private int _unanswered;
    private Instant _quietUntil;

    /// <summary>When the next try is due; null in good weather.</summary>
    public Instant? QuietUntil => _unanswered < Calm ? null : _quietUntil;

    /// <summary>Takes note of what came back.</summary>
    public void Note(Verdict verdict, Instant now)
    {
        switch (verdict)
        {
            case Verdict.Doubtful or Verdict.Later { NobodyAnswered: true }:
                _unanswered++;
                _quietUntil = now + backoff.After(Math.Max(1, _unanswered - Calm), First, Longest);
                break;
            // Decided without asking Slack.
            case Verdict.Later or Verdict.Unseen or Verdict.Dropped:
                break;
            default:
                Clear();
                break;
        }
    }

    /// <summary>Slack answered.</summary>
    public void Clear() => _unanswered = 0;

    /// <summary>In bad weather: nothing is left to be sent, so no try of ours will tell when it is over.</summary>
    public bool NobodyGoes(Instant now) => QuietUntil is { } quiet && now > quiet + Overdue;

    /// <summary>How many of the free slots to use.</summary>
    public int Slots(int free, int busy, Instant now) => _unanswered < Calm ? free : busy == 0 && now >= _quietUntil ? 1 : 0;
}
