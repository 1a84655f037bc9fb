using NodaTime;

namespace HandoffBot.Bench.Seeding;

/// <summary>A clock that stands still.</summary>
public sealed class FixedClock(Instant now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now.ToDateTimeOffset();
}
