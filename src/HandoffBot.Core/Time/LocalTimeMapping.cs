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

    // A shift that ends in the repeated hour ends when that hour is really over.
    private static readonly ZoneLocalMappingResolver Last = Resolvers.CreateMappingResolver(
        Resolvers.ReturnLater,
        Resolvers.ReturnStartOfIntervalAfter
    );

    internal static DateTimeZone Zone(string id) => DateTimeZoneProviders.Tzdb[id];

    internal static Instant Opens(this DateTimeZone zone, LocalDateTime local) => zone.ResolveLocal(local, Once).ToInstant();

    internal static Instant Closes(this DateTimeZone zone, LocalDateTime local) => zone.ResolveLocal(local, Last).ToInstant();
}
