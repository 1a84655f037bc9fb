using NodaTime;

namespace HandoffBot.Hosting;

/// <summary>The one clock, read as an <see cref="Instant"/>.</summary>
public static class Clock
{
    public static Instant Now(this TimeProvider time) => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>Whether a moment has come that is never longer ahead than <paramref name="longest"/>. One further ahead was chosen by a
    /// clock that has been set back since.</summary>
    public static bool HasCome(this Instant at, Instant now, Duration longest) => at <= now || at > now + longest;
}
