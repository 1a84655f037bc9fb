namespace HandoffBot.Sandbox.Limits;

/// <summary>A token bucket: a burst, then a sustained rate. The caller passes the time in. Thread-safe.</summary>
internal sealed class TokenBucket(double burst, double perSecond)
{
    private readonly Lock _gate = new();

    // Counted from full down, so that a new bucket is full.
    private double _taken;
    private TimeSpan _last;

    /// <summary>Takes a token; otherwise returns how long until there is one.</summary>
    public TimeSpan? Acquire(TimeSpan now)
    {
        lock (_gate)
        {
            if (now > _last)
            {
                _taken = Math.Max(0, _taken - ((now - _last).TotalSeconds * perSecond));
                _last = now;
            }

            if (_taken + 1 <= burst)
            {
                _taken += 1;
                return null;
            }

            return TimeSpan.FromSeconds((_taken + 1 - burst) / perSecond);
        }
    }

    /// <summary>Returns a token, when another limit rejected the call.</summary>
    public void Return()
    {
        lock (_gate)
        {
            _taken = Math.Max(0, _taken - 1);
        }
    }
}
