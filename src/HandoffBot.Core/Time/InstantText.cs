using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace HandoffBot.Core.Time;

/// <summary>Moments as people read them where no program shows them in the reader's own time zone.</summary>
public static class InstantText
{
    private static readonly LocalDateTimePattern Told = LocalDateTimePattern.Create("ddd d MMM HH:mm", CultureInfo.InvariantCulture);

    /// <summary>E.g. <c>Mon 23 Nov 09:00 (Europe/Berlin)</c>.</summary>
    /// <param name="at">The moment.</param>
    /// <param name="zone">IANA time zone id.</param>
    public static string Of(Instant at, string zone) => $"{Told.Format(at.InZone(LocalTimeMapping.Zone(zone)).LocalDateTime)} ({zone})";
}
