using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using NodaTime;

namespace HandoffBot.Handoffs;

/// <summary>The moment up to which clicks and commands that were received have been worked: it is behind after a host was down.</summary>
public sealed class ClickWatermark(IDatabase database, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    // Clicks take milliseconds; while Slack does not say whose the token is they wait, and nothing may wait for them for ever.
    private const int MostLooks = 600;

    /// <summary>Returns when all that was received until a moment is worked, or is not within a minute.</summary>
    /// <param name="until">The moment.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task Reached(Instant until, CancellationToken cancel)
    {
        for (var look = 0; look < MostLooks && await database.Read(SlackInboxStore.OldestPending, cancel) <= until; look++)
        {
            await Task.Delay(Interval, time, cancel);
        }
    }
}
