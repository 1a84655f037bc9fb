using HandoffBot.Hosting;
using NodaTime;

namespace HandoffBot.Store.Clocks;

/// <summary>
/// The one clock of all instances on a database: on PostgreSQL the server's, carried on between two readings by the machine's
/// timestamps, so that setting the machine's time of day changes nothing; on SQLite, whose one host has nobody to agree with, the
/// machine's. Timers run on the machine's clock.
/// </summary>
public sealed class DatabaseClock(MachineClock machine) : TimeProvider
{
    // Below this a reading is no better than the one before.
    private static readonly Duration LeastUncertainty = Duration.FromMilliseconds(1);
    private readonly TimeProvider _machine = machine.Time;
    private volatile ClockSample? _base;

    /// <summary>How far the machine's clock is ahead of the database's now, negative when behind; null while no other clock than the
    /// machine's is known.</summary>
    public Duration? MachineAhead => _base is { } known ? _machine.Now() - At(known, _machine.GetTimestamp()) : null;

    public override long TimestampFrequency => _machine.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() =>
        _base is { } known ? At(known, _machine.GetTimestamp()).ToDateTimeOffset() : _machine.GetUtcNow();

    public override long GetTimestamp() => _machine.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        _machine.CreateTimer(callback, state, dueTime, period);

    /// <summary>Goes by a reading, unless it says no more than that the clock is right.</summary>
    internal void Adopt(ClockSample sample)
    {
        if (
            _base is not { } known
            || Math.Abs((At(known, sample.Timestamp) - sample.Server).TotalMilliseconds)
                > Duration.Max(sample.Uncertainty, LeastUncertainty).TotalMilliseconds
        )
        {
            _base = sample;
        }
    }

    private Instant At(ClockSample known, long timestamp) =>
        known.Server + Duration.FromTimeSpan(_machine.GetElapsedTime(known.Timestamp, timestamp));
}
