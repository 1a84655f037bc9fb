namespace HandoffBot.Slack.SocketMode;

/// <summary>
/// Exponential back-off with jitter between attempts to connect: the delay doubles with each failure up to a maximum, and half
/// of it is random, so that many clients do not reconnect at once.
/// </summary>
public sealed record ReconnectBackOff
{
    // 2^30 times the smallest delay is longer than any maximum that makes sense, and far from overflow.
    private const int MaxDoublings = 30;

    /// <summary>Creates a back-off.</summary>
    /// <param name="initialDelay">The delay after the first failure, before jitter. More than zero, at most one hour.</param>
    /// <param name="maxDelay">The longest delay, before jitter. At least <paramref name="initialDelay"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public ReconnectBackOff(TimeSpan initialDelay, TimeSpan maxDelay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(initialDelay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(initialDelay, TimeSpan.FromHours(1));
        ArgumentOutOfRangeException.ThrowIfLessThan(maxDelay, initialDelay);
        (InitialDelay, MaxDelay) = (initialDelay, maxDelay);
    }

    /// <summary>The delay after the first failure, before jitter.</summary>
    public TimeSpan InitialDelay { get; }

    /// <summary>The longest delay, before jitter.</summary>
    public TimeSpan MaxDelay { get; }

    /// <summary>The delay after a number of consecutive failures.</summary>
    /// <param name="failures">At least 1.</param>
    /// <param name="random">A random number, 0 to 1: half of the delay is fixed, the other half is multiplied by it.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="failures"/> is less than 1, or <paramref name="random"/> is not within 0 to 1.
    /// </exception>
    public TimeSpan DelayAfter(int failures, double random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(failures, 1);
        if (random is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(random), random, "Must be within 0 to 1.");
        }

        var whole = InitialDelay * Math.Pow(2, Math.Min(failures - 1, MaxDoublings));
        var capped = whole < MaxDelay ? whole : MaxDelay;
        return (capped / 2) + (capped / 2 * random);
    }
}
