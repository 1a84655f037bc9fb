namespace HandoffBot.Sandbox.Time;

/// <summary>
/// Real time plus an offset that only grows. Timers made from it fire when their time has come on this clock,
/// by waiting or by a jump, on the thread pool, never early and never inside <see cref="Advance"/>.
/// A periodic timer that a jump carries over many periods fires once, as after a machine's sleep.
/// </summary>
public sealed class SandboxClock : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly HashSet<SandboxTimer> _armed = [];
    private long _offset;

    /// <summary>How far this clock is ahead of real time.</summary>
    public TimeSpan Offset => new(Interlocked.Read(ref _offset));

    /// <summary>Timers that have not fired: a test that is to jump past one can see that it has been set.</summary>
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

    /// <summary>Time since some fixed moment; unlike the time of day it never steps back.</summary>
    internal TimeSpan Elapsed => System.GetElapsedTime(0) + Offset;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Offset;

    public override long GetTimestamp() =>
        System.GetTimestamp() + (long)((Int128)Interlocked.Read(ref _offset) * TimestampFrequency / TimeSpan.TicksPerSecond);

    /// <summary>Jumps ahead; what has become due fires at once.</summary>
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
