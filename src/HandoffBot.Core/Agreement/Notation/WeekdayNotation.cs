using NodaTime;

namespace HandoffBot.Core.Agreement.Notation;

/// <summary>Weekdays as an agreement writes them: <c>Mon</c>, <c>Mon-Fri</c>, <c>Sun-Thu</c>, <c>Mon,Wed,Fri</c>.</summary>
public static class WeekdayNotation
{
    private static readonly string[] Names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    /// <summary>Reads one day, by its first three letters or its English name; null when it is none.</summary>
    public static IsoDayOfWeek? ReadOne(string text)
    {
        for (var day = IsoDayOfWeek.Monday; day <= IsoDayOfWeek.Sunday; day++)
        {
            if (
                text.Equals(Short(day), StringComparison.OrdinalIgnoreCase)
                || text.Equals(day.ToString(), StringComparison.OrdinalIgnoreCase)
            )
            {
                return day;
            }
        }

        return null;
    }

    /// <summary>Reads days and ranges of days separated by commas, Monday first and without repeats; null when any part is none.</summary>
    public static IReadOnlyList<IsoDayOfWeek>? Read(string text)
    {
        var days = new SortedSet<IsoDayOfWeek>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var ends = part.Split('-', StringSplitOptions.TrimEntries);
            if (ends.Length > 2 || ReadOne(ends[0]) is not { } first || ReadOne(ends[^1]) is not { } last)
            {
                return null;
            }
            // A range may run over the week's end: Sun-Thu is a working week too.
            for (var day = first; ; day = day == IsoDayOfWeek.Sunday ? IsoDayOfWeek.Monday : day + 1)
            {
                days.Add(day);
                if (day == last)
                {
                    break;
                }
            }
        }

        return [.. days];
    }

    /// <summary>The day's first three letters.</summary>
    public static string Short(IsoDayOfWeek day) => Names[(int)day - 1];
}
