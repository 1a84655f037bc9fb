using NodaTime;

namespace HandoffBot.Core.Time;

/// <summary>Spans of time as people say them, without reference to any clock.</summary>
public static class DurationText
{
    /// <summary>E.g. "3 hours"; the largest whole unit, "a moment" below one second. The sign does not matter.</summary>
    public static string Of(Duration span)
    {
        var length = span < Duration.Zero ? -span : span;
        return length.TotalDays >= 1 ? Count((long)length.TotalDays, "day")
            : length.TotalHours >= 1 ? Count((long)length.TotalHours, "hour")
            : length.TotalMinutes >= 1 ? Count((long)length.TotalMinutes, "minute")
            : length.TotalSeconds >= 1 ? Count((long)length.TotalSeconds, "second")
            : "a moment";
    }

    private static string Count(long n, string unit) => n == 1 ? $"1 {unit}" : $"{n} {unit}s";
}
