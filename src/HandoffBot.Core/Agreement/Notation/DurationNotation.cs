using System.Globalization;
using NodaTime;

namespace HandoffBot.Core.Agreement.Notation;

/// <summary>Durations as an agreement writes them: a whole number and one of <c>s m h d</c>, e.g. <c>30s</c>, <c>15m</c>, <c>4h</c>,
/// <c>3d</c>.</summary>
public static class DurationNotation
{
    /// <summary>What to write, for remedies.</summary>
    public const string Remedy = "Write a whole number and s, m, h or d, e.g. 30s, 15m, 4h or 3d.";

    /// <summary>The longest duration that is taken: ten years.</summary>
    public static readonly Duration Longest = Duration.FromDays(3650);

    private static readonly (char Unit, long Seconds)[] Units = [('d', 86_400), ('h', 3_600), ('m', 60), ('s', 1)];

    /// <summary>Reads a duration from zero to <see cref="Longest"/>; null when it is not one.</summary>
    public static Duration? Read(string text)
    {
        text = text.Trim();
        if (text.Length < 2 || !long.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return null;
        }

        foreach (var (unit, seconds) in Units)
        {
            if (unit == text[^1] && count <= (long)Longest.TotalSeconds / seconds)
            {
                return Duration.FromSeconds(count * seconds);
            }
        }

        return null;
    }

    /// <summary>Writes a duration in its largest whole unit: 5,400 s is <c>90m</c>. Parts of a second are dropped.</summary>
    public static string Write(Duration duration)
    {
        var total = (long)duration.TotalSeconds;
        var (unit, seconds) = Array.Find(Units, u => total != 0 && total % u.Seconds == 0);
        return seconds == 0 ? "0s" : $"{total / seconds}{unit}";
    }
}
