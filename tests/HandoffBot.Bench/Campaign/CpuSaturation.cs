using System.Globalization;

namespace HandoffBot.Bench.Campaign;

/// <summary>
/// Watches whether the machine is wanted by more than a campaign is: what an event waits for then is the others' doing, so that this
/// time counts like one in which the host is down. Linux tells it; elsewhere no time is left out.
/// </summary>
internal sealed class CpuSaturation : IDisposable
{
    // A campaign alone keeps some two threads a core runnable.
    private const int ThreadsOfCore = 4;
    private const int Samples = 10;
    private const string LoadFile = "/proc/loadavg";
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private readonly DecisionDelays _delays;
    private readonly int _cores;
    private readonly Queue<int> _last = new();
    private IDisposable? _saturated;
    private int _looks;
    private int _saturatedLooks;

    /// <param name="delays">What is told of the time that does not count.</param>
    /// <param name="cores">How many threads run at once.</param>
    public CpuSaturation(DecisionDelays delays, int cores) => (_delays, _cores) = (delays, cores);

    /// <summary>For how much of the time it was saturated, 0 to 1.</summary>
    public double Share => _looks == 0 ? 0 : (double)_saturatedLooks / _looks;

    /// <summary>Looks ten times a second; saturated is what the last second was on average.</summary>
    public async Task Watch(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested && File.Exists(LoadFile))
        {
            Look(await File.ReadAllTextAsync(LoadFile, CancellationToken.None));
            await Task.Delay(Interval, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        Dispose();
    }

    /// <summary>Takes one look into account.</summary>
    /// <param name="loadAverage">Of "0.20 0.18 0.12 3/411 8056" the fourth word tells the threads that run or want to.</param>
    public void Look(string loadAverage)
    {
        _last.Enqueue(int.Parse(loadAverage.Split(' ')[3].Split('/')[0], CultureInfo.InvariantCulture));
        if (_last.Count > Samples)
        {
            _last.Dequeue();
        }

        _looks++;
        if (_last.Average() > ThreadsOfCore * _cores)
        {
            _saturatedLooks++;
            _saturated ??= _delays.Down();
        }
        else
        {
            Dispose();
        }
    }

    /// <summary>Ends a time that does not count, where one goes on.</summary>
    public void Dispose()
    {
        _saturated?.Dispose();
        _saturated = null;
    }
}
