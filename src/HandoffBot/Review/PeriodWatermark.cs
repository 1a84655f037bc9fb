using HandoffBot.Handoffs;
using HandoffBot.Hosting;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using NodaTime;

namespace HandoffBot.Review;

/// <summary>The moment up to which what people and time did to alerts is written down: it is behind after a host was down.</summary>
public sealed class PeriodWatermark(IDatabase database, ClickWatermark clicks, TimeProvider time)
{
    // What Slack sends is on disk before it is answered, and Slack does not wait longer.
    private static readonly Duration Receiving = Duration.FromSeconds(3);

    /// <summary>Returns when all that people did and all that became due until a moment is written down; waits a minute for each at
    /// most.</summary>
    /// <param name="until">The end of what is to be counted.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task Reached(Instant until, CancellationToken cancel)
    {
        if (until + Receiving - time.Now() is { } wait && wait > Duration.Zero)
        {
            await Task.Delay(wait.ToTimeSpan(), time, cancel);
        }

        // What people did may begin or end what becomes due.
        await clicks.Reached(until, cancel);
        await Watermark.Reached(database, DueAlerts.NextDueAt, until, time, cancel);
    }
}
