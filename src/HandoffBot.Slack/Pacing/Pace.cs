namespace HandoffBot.Slack.Pacing;

/// <summary>
/// How often something may be done: evenly, with a few at once after a rest (the generic cell rate algorithm). Pure: the
/// caller keeps one moment per key, the "next free" moment, and shares it between instances.
/// </summary>
/// <param name="Interval">The even distance between two calls. More than zero.</param>
/// <param name="Burst">How many may follow each other at once after a rest. At least 1.</param>
public sealed record Pace(TimeSpan Interval, int Burst = 1)
{
    private TimeSpan Allowance => Interval * (Burst - 1);

    /// <summary>So many calls a minute.</summary>
    public static Pace PerMinute(int calls, int burst = 1) => new(TimeSpan.FromMinutes(1) / calls, burst);

    /// <summary>The earliest moment a call may start; never before <paramref name="now"/>.</summary>
    /// <param name="nextFree">As stored; any moment in the past for a key never used.</param>
    /// <param name="now">The present moment.</param>
    public DateTimeOffset Earliest(DateTimeOffset nextFree, DateTimeOffset now)
    {
        var allowed = nextFree - Allowance;
        return allowed > now ? allowed : now;
    }

    /// <summary>What to store when a call starts at a moment <see cref="Earliest"/> allows.</summary>
    public DateTimeOffset Taken(DateTimeOffset nextFree, DateTimeOffset start) => (nextFree > start ? nextFree : start) + Interval;

    /// <summary>What to store after Slack asked for patience: nothing starts before <paramref name="until"/>, and no burst follows it.</summary>
    public DateTimeOffset HeldUntil(DateTimeOffset nextFree, DateTimeOffset until)
    {
        var held = until + Allowance;
        return held > nextFree ? held : nextFree;
    }
}
