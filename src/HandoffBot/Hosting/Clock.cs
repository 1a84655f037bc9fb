using NodaTime;

namespace HandoffBot.Hosting;

/// <summary>The one clock, read as an <see cref="Instant"/>.</summary>
public static class Clock
{
    public static Instant Now(this TimeProvider time) => Instant.FromDateTimeOffset(time.GetUtcNow());
}
