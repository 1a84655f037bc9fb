using HandoffBot.Slack.WebApi;
using NodaTime;

namespace HandoffBot.Publishing.Pacing;

/// <summary>Exponential back-off with jitter, so that calls that failed together are not retried together.</summary>
/// <param name="random">Passed in, so that a test or a campaign can be run again.</param>
public sealed class Backoff(Random random)
{
    // For a 429 without Retry-After.
    private static readonly Duration DefaultPause = Duration.FromSeconds(3);
    private readonly Lock _gate = new();

    /// <summary>For the n-th try in a row, 1 or more: doubles from <paramref name="first"/> up to <paramref name="most"/>, less up to a
    /// third.</summary>
    public Duration After(int tries, Duration first, Duration most)
    {
        var whole = Math.Min(first.TotalMilliseconds * Math.Pow(2, Math.Clamp(tries - 1, 0, 30)), most.TotalMilliseconds);
        lock (_gate)
        {
            return Duration.FromMilliseconds(whole * (1 - (random.NextDouble() / 3)));
        }
    }

    /// <summary>How long to hold off after a 429: what Slack named and a little on top, never less; a few seconds where it named
    /// nothing; never longer than <see cref="SlackPaces.LongestHold"/>.</summary>
    public Duration After(RequestRateLimited limited)
    {
        lock (_gate)
        {
            return (limited.RetryAfter is { } named ? Duration.Min(Duration.FromTimeSpan(named), SlackPaces.LongestHold) : DefaultPause)
                + Duration.FromMilliseconds(random.Next(20, 120));
        }
    }
}
