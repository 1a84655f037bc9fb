namespace HandoffBot.Slack.SocketMode;

/// <summary>How long to wait before another try: doubling from try to try, capped, and spread so that many do not come back at once.</summary>
/// <param name="InitialDelay">Before the second try. More than zero.</param>
/// <param name="MaxDelay">Never longer.</param>
public sealed record ReconnectBackOff(TimeSpan InitialDelay, TimeSpan MaxDelay)
{
    /// <summary>The wait after a number of failures.</summary>
    /// <param name="failures">So far, at least 1.</param>
    /// <param name="chance">Random, 0 up to 1: half of the wait is fixed, the other half is spread by it.</param>
    public TimeSpan DelayAfter(int failures, double chance)
    {
        var whole = InitialDelay * Math.Pow(2, Math.Clamp(failures - 1, 0, 30));
        var capped = whole < MaxDelay ? whole : MaxDelay;
        return (capped / 2) + (capped / 2 * Math.Clamp(chance, 0, 1));
    }
}
