using NodaTime;
using NodaTime.TimeZones;

namespace HandoffBot.Core.Time;

/// <summary>Local times as moments, on the two days a year when that is not one to one.</summary>
internal static class LocalTimeMapping
{
    // What a clock skips happens when the clock resumes; what it shows twice happens the first time.
    private static readonly ZoneLocalMappingResolver Once = Resolvers.CreateMappingResolver(
        Resolvers.ReturnEarlier,
        Resolvers.ReturnStartOfIntervalAfter
    );

    internal static DateTimeZone Zone(string id) => DateTimeZoneProviders.Tzdb[id];

    internal static Instant Opens(this DateTimeZone zone, LocalDateTime local) => zone.ResolveLocal(local, Once).ToInstant();
}
