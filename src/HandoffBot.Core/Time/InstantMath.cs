using NodaTime;

namespace HandoffBot.Core.Time;

/// <summary>Arithmetic on moments that a sender may have set anywhere on the scale.</summary>
public static class InstantMath
{
    /// <summary>The moment <paramref name="later"/> after <paramref name="start"/>; the end of time where it lies beyond.</summary>
    public static Instant After(Instant start, Duration later) =>
        later > Duration.Zero && start > Instant.MaxValue - later ? Instant.MaxValue : start + later;

    /// <summary>The earlier of two.</summary>
    public static Instant Earlier(Instant a, Instant b) => a < b ? a : b;

    /// <summary>The later of two.</summary>
    public static Instant Later(Instant a, Instant b) => a > b ? a : b;
}
