namespace HandoffBot.Testing.Hosts;

/// <summary>A clock that stands still until a test moves it. Timers and waits stay the machine's own.</summary>
public sealed class TestClock : TimeProvider
{
    /// <summary>A Friday afternoon.</summary>
    public DateTimeOffset Now { get; set; } = new(2026, 11, 20, 14, 5, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;

    public void Advance(TimeSpan by) => Now += by;
}
