using System.Globalization;

namespace HandoffBot.Bench.Campaign;

/// <summary>
/// Watches whether the machine is wanted by more than a campaign is: what an event waits for then is the others' doing, so that this
/// time counts like one in which the host is down. Linux tells it; elsewhere no time is left out.
/// </summary>
internal sealed class CpuSaturation(DecisionDelays delays)
{
    private const string LoadFile = "/proc/loadavg";

    // A campaign alone keeps some two threads a core runnable.
    private const int ThreadsOfCore = 4;
    private const int Samples = 10;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private int _looks;
    private int _saturated;

    /// <summary>For how much of the time it was saturated, 0 to 1.</summary>
    public double Share => _looks == 0 ? 0 : (double)_saturated / _looks;

    /// <summary>Looks ten times a second; saturated is what the last second was on average.</summary>
    public async Task Watch(CancellationToken cancel)
    {
        var last = new Queue<int>();
        IDisposable? busy = null;
        while (!cancel.IsCancellationRequested && Runnable() is { } runnable)
        {
            last.Enqueue(runnable);
            if (last.Count > Samples)
            {
                last.Dequeue();
            }

            var isSaturated = last.Average() > ThreadsOfCore * Environment.ProcessorCount;
            (_looks, _saturated) = (_looks + 1, _saturated + (isSaturated ? 1 : 0));
            if (isSaturated)
            {
                busy ??= delays.Down();
            }
            else
            {
                busy?.Dispose();
                busy = null;
            }

            await Task.Delay(Interval, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        busy?.Dispose();
    }

    // "0.20 0.18 0.12 3/411 8056": of the fourth word the threads that run or want to.
    private static int? Runnable() =>
        File.Exists(LoadFile)
            ? int.Parse(File.ReadAllText(LoadFile).Split(' ')[3].Split('/')[0], CultureInfo.InvariantCulture)
            : null;
}
