using NodaTime;

namespace HandoffBot.Store.Context;

/// <summary>The moment up to which work that is kept in the database has been done.</summary>
internal static class Watermark
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    // What is waited for takes milliseconds; where nothing does it, nobody may wait for ever.
    private const int MostLooks = 600;

    /// <summary>Returns when nothing is left that is of a moment or earlier, or is after a minute.</summary>
    /// <param name="database">Read.</param>
    /// <param name="earliest">The moment of the earliest that is left; null where none is.</param>
    /// <param name="until">The moment.</param>
    /// <param name="time">Waits.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task Reached(
        IDatabase database,
        Func<HandoffDb, CancellationToken, Task<Instant?>> earliest,
        Instant until,
        TimeProvider time,
        CancellationToken cancel
    )
    {
        for (var look = 0; look < MostLooks && await database.Read(earliest, cancel) <= until; look++)
        {
            await Task.Delay(Interval, time, cancel);
        }
    }
}
