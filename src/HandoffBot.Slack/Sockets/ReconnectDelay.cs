namespace HandoffBot.Slack.Sockets;

/// <summary>How long to wait before another try: doubling from try to try, capped, and spread so that many do not come back at once.</summary>
/// <param name="First">Before the second try. More than zero.</param>
/// <param name="Longest">Never longer.</param>
public sealed record ReconnectDelay(TimeSpan First, TimeSpan Longest)
{
    /// <summary>The wait after a number of failures.</summary>
    /// <param name="failures">So far, at least 1.</param>
    /// <param name="chance">Random, 0 up to 1: half of the wait is fixed, the other half is spread by it.</param>
    public TimeSpan Wait(int failures, double chance)
    {
        var whole = First * Math.Pow(2, Math.Clamp(failures - 1, 0, 30));
        var capped = whole < Longest ? whole : Longest;
        return (capped / 2) + (capped / 2 * Math.Clamp(chance, 0, 1));
    }
}
