using NodaTime;

namespace HandoffBot.Core.Agreement.Notation;

/// <summary>
/// Working hours as an agreement writes them: days and times, several windows of the same days after commas, other days after a
/// semicolon, e.g. <c>Mon-Thu 09:00-12:30, 13:30-18:00; Fri 09:00-15:00</c>.
/// </summary>
public static class WorkingHoursNotation
{
    /// <summary>What to write.</summary>
    public const string Remedy =
        "Write days and times, e.g. \"Mon-Fri 09:00-18:00\", or \"Mon-Fri 09:00-12:30, 13:30-18:00; Sat 10:00-14:00\". Closing comes "
        + "after opening; a night is two windows, up to 24:00 and from 00:00.";

    private static readonly char[] Digits = [.. "0123456789"];

    /// <summary>Reads working hours; null when it is not that, or a window does not close after it opens.</summary>
    public static IReadOnlyList<WorkingHours>? Read(string text)
    {
        var hours = new List<WorkingHours>();
        foreach (var group in text.Split(';', StringSplitOptions.TrimEntries))
        {
            var times = group.IndexOfAny(Digits);
            if (times < 1 || !char.IsWhiteSpace(group[times - 1]) || WeekdayNotation.Read(group[..times].Trim()) is not { } days)
            {
                return null;
            }

            foreach (var window in group[times..].Split(',', StringSplitOptions.TrimEntries))
            {
                if (ReadWindow(window) is not var (from, to))
                {
                    return null;
                }

                hours.Add(new WorkingHours(days, from, to));
            }
        }

        return hours;
    }

    /// <summary>Writes what <see cref="Read"/> reads; windows of the same days stand together.</summary>
    public static string Write(IReadOnlyList<WorkingHours> hours) =>
        string.Join(
            "; ",
            hours
                .GroupBy(window => string.Join(", ", window.Days.Select(WeekdayNotation.Short)), StringComparer.Ordinal)
                .Select(ofDays => $"{ofDays.Key} {string.Join(", ", ofDays.Select(WriteWindow))}")
        );

    private static (LocalTime From, LocalTime To)? ReadWindow(string text)
    {
        var times = text.Split('-', StringSplitOptions.TrimEntries);
        return
            times.Length == 2
            && LocalTimeNotation.ReadTime(times[0]) is { } from
            && LocalTimeNotation.ReadTime(times[1]) is { } to
            && from < to
            ? (from, to)
            : null;
    }

    private static string WriteWindow(WorkingHours window) =>
        $"{LocalTimeNotation.WriteTime(window.From)}-{LocalTimeNotation.WriteTime(window.To)}";
}
