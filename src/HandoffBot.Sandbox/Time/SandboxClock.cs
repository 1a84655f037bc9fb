namespace HandoffBot.Sandbox.Time;

/// <summary>
/// Real time plus an offset that only grows. Its timers fire when they are due on this clock,
/// by real time or by <see cref="Advance"/>, on the thread pool, never early and never inside that call.
/// A periodic timer that is advanced over several periods fires once, as after a machine's sleep.
/// </summary>
/// <param name="startsAt">What it shows at first; the real time when null. Only its date differs then: no span of time is measured by
/// it.</param>
public sealed class SandboxClock(DateTimeOffset? startsAt = null) : TimeProvider
{
    private readonly TimeSpan _dateShift = startsAt is { } start ? start - System.GetUtcNow() : TimeSpan.Zero;
    private readonly Lock _gate = new();
    private readonly HashSet<SandboxTimer> _armed = [];
    private long _offset;

    /// <summary>How far it was moved forward.</summary>
    public TimeSpan Offset => new(Interlocked.Read(ref _offset));

    /// <summary>Number of timers that are armed, so that a test can wait for one before it advances the clock.</summary>
    public int PendingTimers
    {
        get
        {
            lock (_gate)
            {
                return _armed.Count;
            }
        }
    }

    public override long TimestampFrequency => System.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>Monotonic time since a fixed moment.</summary>
    internal TimeSpan Elapsed => System.GetElapsedTime(0) + Offset;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _dateShift + Offset;

    public override long GetTimestamp() =>
        System.GetTimestamp() + (long)((Int128)Interlocked.Read(ref _offset) * TimestampFrequency / TimeSpan.TicksPerSecond);

    /// <summary>Moves the clock forward; timers that have become due fire at once.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        Interlocked.Add(ref _offset, by.Ticks);
        SandboxTimer[] waiting;
        lock (_gate)
        {
            waiting = [.. _armed];
        }

        foreach (var timer in waiting)
        {
            timer.Rearm();
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SandboxTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    internal void Track(SandboxTimer timer)
    {
        lock (_gate)
        {
            _armed.Add(timer);
        }
    }

    internal void Untrack(SandboxTimer timer)
    {
        lock (_gate)
        {
            _armed.Remove(timer);
        }
    }
}
