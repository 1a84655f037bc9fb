namespace HandoffBot.Sandbox.Time;

/// <summary>
/// A real timer that looks at the sandbox clock each time it wakes. A jump arms it anew; because the clock is read
/// after the timer is known to the clock, a jump between the two is never missed.
/// </summary>
internal sealed class SandboxTimer : ITimer
{
    // A real timer takes at most 49 days; longer waits are walked in steps.
    private static readonly TimeSpan LongestStep = TimeSpan.FromDays(1);

    private readonly Lock gate = new();
    private readonly SandboxClock clock;
    private readonly TimerCallback callback;
    private readonly object? state;
    private readonly ITimer real;
    private TimeSpan? due;
    private TimeSpan every = Timeout.InfiniteTimeSpan;
    private bool disposed;

    public SandboxTimer(SandboxClock clock, TimerCallback callback, object? state)
    {
        (this.clock, this.callback, this.state) = (clock, callback, state);
        real = TimeProvider.System.CreateTimer(static timer => ((SandboxTimer)timer!).Wake(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        Refuse(dueTime, nameof(dueTime));
        Refuse(period, nameof(period));
        lock (gate)
        {
            if (disposed) return false;
            every = period;
            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                Rest();
                return true;
            }

            clock.Track(this);
            due = clock.Elapsed + dueTime;
            Arm();
            return true;
        }
    }

    public void Rearm()
    {
        lock (gate)
        {
            if (!disposed && due is not null) Arm();
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            disposed = true;
            Rest();
            real.Dispose();
        }
    }

    public async ValueTask DisposeAsync()
    {
        Dispose();
        await real.DisposeAsync();
    }

    private static void Refuse(TimeSpan time, string name)
    {
        if (time != Timeout.InfiniteTimeSpan) ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero, name);
    }

    private void Wake()
    {
        lock (gate)
        {
            if (disposed || due is not { } at) return;
            if (clock.Elapsed < at)
            {
                Arm();
                return;
            }

            if (every > TimeSpan.Zero)
            {
                due = clock.Elapsed + every;
                Arm();
            }
            else
            {
                Rest();
            }
        }

        callback(state);
    }

    private void Arm()
    {
        var left = due!.Value - clock.Elapsed;
        if (left < TimeSpan.Zero) left = TimeSpan.Zero;
        if (left > LongestStep) left = LongestStep;
        // Rounded up: waking a fraction early would only cost a second waking.
        real.Change(TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds)), Timeout.InfiniteTimeSpan);
    }

    private void Rest()
    {
        due = null;
        clock.Forget(this);
        if (!disposed) real.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }
}
