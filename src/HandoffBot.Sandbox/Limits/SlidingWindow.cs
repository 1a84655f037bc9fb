namespace HandoffBot.Sandbox.Limits;

/// <summary>A sliding window: a number of calls in any minute. The caller passes the time in. Thread-safe.</summary>
internal sealed class SlidingWindow(int most)
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Queue<TimeSpan> _taken = [];

    /// <summary>Takes a slot; otherwise returns how long until there is one.</summary>
    public TimeSpan? Acquire(TimeSpan now)
    {
        lock (_gate)
        {
            while (_taken.TryPeek(out var oldest) && now - oldest >= Length)
            {
                _taken.Dequeue();
            }

            if (_taken.Count >= most)
            {
                return _taken.Peek() + Length - now;
            }

            _taken.Enqueue(now);
            return null;
        }
    }
}
