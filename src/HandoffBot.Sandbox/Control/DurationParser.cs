using System.Globalization;

namespace HandoffBot.Sandbox.Control;

/// <summary>Parses durations such as 30s, 15m, 4h, 3d, or several in a row.</summary>
internal static class DurationParser
{
    /// <summary>Null when it is invalid, or longer than ten years.</summary>
    public static TimeSpan? Parse(string? text)
    {
        var rest = (text ?? "").AsSpan().Trim();
        if (rest.IsEmpty)
        {
            return null;
        }

        var sum = 0d;
        while (!rest.IsEmpty)
        {
            var digits = rest.IndexOfAnyExceptInRange('0', '9');
            if (digits is <= 0 or > 9)
            {
                return null;
            }

            var unit = rest[digits] switch
            {
                's' => 1,
                'm' => 60,
                'h' => 3600,
                'd' => 86400,
                'w' => 604800,
                _ => 0,
            };
            if (unit == 0)
            {
                return null;
            }

            sum += int.Parse(rest[..digits], CultureInfo.InvariantCulture) * (double)unit;
            rest = rest[(digits + 1)..].TrimStart();
        }

        return sum <= 3650d * 86400 ? TimeSpan.FromSeconds(sum) : null;
    }
}
