using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace HandoffBot.Core.Agreement.Notation;

/// <summary>Times of day as an agreement writes them.</summary>
public static class LocalTimeNotation
{
    /// <summary>What to write for a weekly moment.</summary>
    public const string WeeklyRemedy = "Write a day and a time, e.g. \"Mon 09:00\".";

    /// <summary>What to write for a monthly moment.</summary>
    public const string MonthlyRemedy = "Write the first such day of the month and a time, e.g. \"1st Mon 09:30\".";

    /// <summary>What to write for a moment of an example.</summary>
    public const string MomentRemedy = "Write a day and a time, e.g. \"Mon 18:30\", or a date and a time, e.g. \"2026-12-24 18:30\".";

    /// <summary>Reads <c>HH:mm</c>; <c>24:00</c> is the last instant of the day; null when it is neither.</summary>
    public static LocalTime? ReadTime(string text)
    {
        if (text == "24:00")
        {
            return LocalTime.MaxValue;
        }

        var parts = text.Split(':');
        return
            parts.Length == 2
            && parts[0].Length is 1 or 2
            && parts[1].Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var hour)
            && hour < 24
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minute)
            && minute < 60
            ? new LocalTime(hour, minute)
            : null;
    }

    /// <summary>Writes what <see cref="ReadTime"/> reads.</summary>
    public static string WriteTime(LocalTime time) =>
        time == LocalTime.MaxValue ? "24:00" : string.Create(CultureInfo.InvariantCulture, $"{time.Hour:00}:{time.Minute:00}");

    /// <summary>Reads <c>Mon 09:00</c>, or <c>1st Mon 09:30</c> when <paramref name="monthly"/>; null when it is not that.</summary>
    public static (IsoDayOfWeek Day, LocalTime At)? ReadMoment(string text, bool monthly)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (monthly)
        {
            if (words.Length == 0 || !words[0].Equals("1st", StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }

            words = words[1..];
        }

        return words.Length == 2 && WeekdayNotation.ReadOne(words[0]) is { } day && ReadTime(words[1]) is { } at && at != LocalTime.MaxValue
            ? (day, at)
            : null;
    }

    /// <summary>Reads <c>Mon 18:30</c> or <c>2026-12-24 18:30</c>; null when it is neither.</summary>
    public static LocalMoment? ReadLocal(string text)
    {
        if (ReadMoment(text, monthly: false) is var (day, at))
        {
            return new(day, null, at);
        }

        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return
            words.Length == 2
            && LocalDatePattern.Iso.Parse(words[0]) is { Success: true, Value: var date }
            && ReadTime(words[1]) is { } time
            && time != LocalTime.MaxValue
            ? new(date.DayOfWeek, date, time)
            : null;
    }

    /// <summary>Writes what <see cref="ReadLocal"/> reads.</summary>
    public static string WriteLocal(LocalMoment moment) =>
        $"{(moment.Date is { } date ? LocalDatePattern.Iso.Format(date) : WeekdayNotation.Short(moment.Day))} {WriteTime(moment.Time)}";
}
