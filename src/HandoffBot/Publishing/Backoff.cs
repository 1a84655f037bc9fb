using NodaTime;

namespace HandoffBot.Publishing;

/// <summary>Growing waits with jitter, so that many who failed together do not come back together.</summary>
/// <param name="random">Passed in, so that a test or a campaign can be run again.</param>
public sealed class Backoff(Random random)
{
    private readonly Lock _gate = new();

    /// <summary>For the n-th try in a row, 1 or more: doubles from <paramref name="first"/> up to <paramref name="most"/>, less up to a third.</summary>
    public Duration After(int tries, Duration first, Duration most)
    {
        var whole = Math.Min(first.TotalMilliseconds * Math.Pow(2, Math.Clamp(tries - 1, 0, 30)), most.TotalMilliseconds);
        lock (_gate)
            return Duration.FromMilliseconds(whole * (1 - (random.NextDouble() / 3)));
    }

    /// <summary>A little on top of a wait that Slack named, never less than it.</summary>
    public Duration OnTopOf(Duration named)
    {
        lock (_gate)
            return named + Duration.FromMilliseconds(random.Next(20, 120));
    }
}
