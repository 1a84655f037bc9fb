namespace HandoffBot.Sandbox.Time;

/// <summary>
/// A real timer that compares with the sandbox clock each time it fires. Advancing the clock rearms it; because it is
/// registered with the clock before the clock is read, an advance between the two is never missed.
/// </summary>
internal sealed class SandboxTimer : ITimer
{
    // A real timer takes at most 49 days; longer waits are divided into steps.
    private static readonly TimeSpan LongestStep = TimeSpan.FromDays(1);

    private readonly Lock _gate = new();
    private readonly SandboxClock _clock;
    private readonly TimerCallback _callback;
    private readonly object? _state;
    private readonly ITimer _real;
    private TimeSpan? _due;
    private TimeSpan _period = Timeout.InfiniteTimeSpan;
    private bool _disposed;

    public SandboxTimer(SandboxClock clock, TimerCallback callback, object? state)
    {
        (this._clock, this._callback, this._state) = (clock, callback, state);
        _real = TimeProvider.System.CreateTimer(
            static timer => ((SandboxTimer)timer!).OnTick(),
            this,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan
        );
    }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        ThrowIfNegative(dueTime, nameof(dueTime));
        ThrowIfNegative(period, nameof(period));
        lock (_gate)
        {
            if (_disposed)
            {
                return false;
            }

            _period = period;
            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                Disarm();
                return true;
            }

            _clock.Track(this);
            _due = _clock.Elapsed + dueTime;
            Arm();
            return true;
        }
    }

    public void Rearm()
    {
        lock (_gate)
        {
            if (!_disposed && _due is not null)
            {
                Arm();
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            Disarm();
            _real.Dispose();
        }
    }

    public async ValueTask DisposeAsync()
    {
        Dispose();
        await _real.DisposeAsync();
    }

    private static void ThrowIfNegative(TimeSpan time, string name)
    {
        if (time != Timeout.InfiniteTimeSpan)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero, name);
        }
    }

    private void OnTick()
    {
        lock (_gate)
        {
            if (_disposed || _due is not { } at)
            {
                return;
            }

            if (_clock.Elapsed < at)
            {
                Arm();
                return;
            }

            if (_period > TimeSpan.Zero)
            {
                _due = _clock.Elapsed + _period;
                Arm();
            }
            else
            {
                Disarm();
            }
        }

        _callback(_state);
    }

    private void Arm()
    {
        var left = _due!.Value - _clock.Elapsed;
        if (left < TimeSpan.Zero)
        {
            left = TimeSpan.Zero;
        }

        if (left > LongestStep)
        {
            left = LongestStep;
        }
        // Rounded up, because firing a fraction early would only rearm the timer.
        _real.Change(TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds)), Timeout.InfiniteTimeSpan);
    }

    private void Disarm()
    {
        _due = null;
        _clock.Untrack(this);
        if (!_disposed)
        {
            _real.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
