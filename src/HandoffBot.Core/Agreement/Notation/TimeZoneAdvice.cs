using NodaTime;

namespace HandoffBot.Core.Agreement.Notation;

/// <summary>What people mean who write an abbreviation or a fixed offset where a time zone belongs.</summary>
internal static class TimeZoneAdvice
{
    private const string FixedOffsets = "Etc/GMT";

    private static readonly Dictionary<string, string> Places = new(StringComparer.OrdinalIgnoreCase)
    {
        ["EST"] = "America/New_York",
        ["EDT"] = "America/New_York",
        ["CST"] = "America/Chicago",
        ["CDT"] = "America/Chicago",
        ["MST"] = "America/Denver",
        ["MDT"] = "America/Denver",
        ["PST"] = "America/Los_Angeles",
        ["PDT"] = "America/Los_Angeles",
        ["HST"] = "Pacific/Honolulu",
        ["BST"] = "Europe/London",
        ["CEST"] = "Europe/Berlin",
        ["EEST"] = "Europe/Athens",
        ["IST"] = "Asia/Kolkata",
        ["SGT"] = "Asia/Singapore",
        ["JST"] = "Asia/Tokyo",
        ["AEST"] = "Australia/Sydney",
        ["AEDT"] = "Australia/Sydney",
    };

    private static readonly Dictionary<int, string> ByOffset = new()
    {
        [-10] = "Pacific/Honolulu",
        [-9] = "America/Anchorage",
        [-8] = "America/Los_Angeles",
        [-7] = "America/Denver",
        [-6] = "America/Chicago",
        [-5] = "America/New_York",
        [-4] = "America/Halifax",
        [-3] = "America/Sao_Paulo",
        [1] = "Europe/Berlin",
        [2] = "Europe/Athens",
        [3] = "Europe/Istanbul",
        [4] = "Asia/Dubai",
        [5] = "Asia/Karachi",
        [7] = "Asia/Bangkok",
        [8] = "Asia/Singapore",
        [9] = "Asia/Tokyo",
        [10] = "Australia/Sydney",
        [12] = "Pacific/Auckland",
    };

    /// <summary>The IANA name of a place that keeps the time people abbreviate so; null when the text is no known abbreviation.</summary>
    public static string? PlaceOf(string abbreviation) => Places.GetValueOrDefault(abbreviation);

    /// <summary>Adds a note when a zone is in the IANA database, but stands for a fixed offset where people mean a place.</summary>
    public static void Note(List<AgreementFault> notes, string path, string zone)
    {
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not { } known)
        {
            return;
        }

        if (PlaceOf(zone) is { } place)
        {
            notes.Add(new AgreementFault(0, path, $"{zone} has no daylight saving time.", $"Did you mean {place}?"));
        }
        else if (
            zone.StartsWith(FixedOffsets, StringComparison.Ordinal)
            && known.MinOffset == known.MaxOffset
            && known.MinOffset != Offset.Zero
        )
        {
            // Their sign is the other way round from what people write.
            var hours = known.MinOffset.Seconds / NodaConstants.SecondsPerHour;
            notes.Add(
                new AgreementFault(
                    0,
                    path,
                    $"{zone} has no daylight saving time, and is {Math.Abs(hours)} h {(hours < 0 ? "behind" : "ahead of")} UTC.",
                    ByOffset.TryGetValue(hours, out var meant) ? $"Did you mean {meant}?" : "Write the name of a place, e.g. Europe/Berlin."
                )
            );
        }
    }
}
