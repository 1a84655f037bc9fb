namespace HandoffBot.Sandbox.Limits;

/// <summary>So many in any minute. Takes the time from the caller; safe for many threads.</summary>
internal sealed class SlidingWindow(int most)
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Queue<TimeSpan> _taken = [];

    /// <summary>Takes one; otherwise says how long until there is one.</summary>
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
