using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using NodaTime;

namespace HandoffBot.Review;

/// <summary>The moment up to which a due loop has written down what time did to alerts: it is behind after a host was down.</summary>
public sealed class DeadlineWatermark(IDatabase database, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    // A due loop takes a hundred alerts in a few hundredths of a second; one that takes none must not keep a report for ever.
    private const int MostLooks = 600;

    /// <summary>Returns when all that became due until a moment is written down, or does not get there within a minute.</summary>
    /// <param name="until">The end of what is to be counted.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task Reached(Instant until, CancellationToken cancel)
    {
        for (var look = 0; look < MostLooks && await database.Read(DueAlerts.NextDueAt, cancel) <= until; look++)
        {
            await Task.Delay(Interval, time, cancel);
        }
    }
}
