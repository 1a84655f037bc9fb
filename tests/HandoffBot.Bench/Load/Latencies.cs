namespace HandoffBot.Bench.Load;

/// <summary>Latencies in milliseconds.</summary>
public sealed class Latencies
{
    private readonly List<double> _milliseconds = [];

    public int Count => _milliseconds.Count;

    public void Add(TimeSpan latency)
    {
        lock (_milliseconds)
        {
            _milliseconds.Add(latency.TotalMilliseconds);
        }
    }

    /// <summary>The value that a share <paramref name="quantile"/> (0–1) does not exceed; 0 when there is none.</summary>
    public double At(double quantile)
    {
        lock (_milliseconds)
        {
            if (_milliseconds.Count == 0)
            {
                return 0;
            }

            _milliseconds.Sort();
            return _milliseconds[Math.Min(_milliseconds.Count - 1, (int)(_milliseconds.Count * quantile))];
        }
    }
}
