namespace HandoffBot.Testing.Hosts;

/// <summary>A clock that tells another time than <paramref name="inner"/> and runs as fast.</summary>
public sealed class ShiftedClock(TimeProvider inner, TimeSpan ahead) : TimeProvider
{
    /// <summary>How far it is ahead; somebody may set it.</summary>
    public TimeSpan Ahead { get; set; } = ahead;

    public override long TimestampFrequency => inner.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow() + Ahead;

    public override long GetTimestamp() => inner.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        inner.CreateTimer(callback, state, dueTime, period);
}
