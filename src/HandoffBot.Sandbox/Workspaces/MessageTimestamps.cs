using System.Globalization;

namespace HandoffBot.Sandbox.Workspaces;

/// <summary>Slack's <c>ts</c>: seconds and microseconds, unique and increasing in a channel.</summary>
internal sealed class MessageTimestamps
{
    private long _last;

    /// <summary>Not safe to call from two threads at once.</summary>
    public string Next(DateTimeOffset now)
    {
        _last = Math.Max(_last + 1, (now - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond);
        return string.Create(CultureInfo.InvariantCulture, $"{_last / 1_000_000}.{_last % 1_000_000:000000}");
    }

    /// <summary>The timestamp in microseconds; null when it is invalid.</summary>
    public static long? Read(string? ts)
    {
        if (string.IsNullOrEmpty(ts))
        {
            return null;
        }

        return decimal.TryParse(ts, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds < 1e11m
            ? (long)(seconds * 1_000_000)
            : null;
    }
}
