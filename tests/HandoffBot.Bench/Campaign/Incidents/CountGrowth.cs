using System.Diagnostics;

namespace HandoffBot.Bench.Campaign.Incidents;

/// <summary>Waits for a count to grow.</summary>
internal static class CountGrowth
{
    private const int Enough = 10;

    /// <summary>Whether it grew by some within that time.</summary>
    public static async Task<bool> Of(Func<int> count, TimeSpan within, int enough = Enough)
    {
        var until = count() + enough;
        for (var watch = Stopwatch.StartNew(); count() < until; await Task.Delay(10))
        {
            if (watch.Elapsed > within)
            {
                return false;
            }
        }

        return true;
    }
}
