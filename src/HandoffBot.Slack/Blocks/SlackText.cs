using System.Globalization;

namespace HandoffBot.Slack.Blocks;

/// <summary>Builds mrkdwn from values that are not trusted. Source: Slack's "Formatting text for app surfaces".</summary>
public static class SlackText
{
    /// <summary>Escapes the three control characters of mrkdwn: <c>&amp;</c>, <c>&lt;</c>, <c>&gt;</c>.</summary>
    /// <param name="text">Any text.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static string Escape(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);
    }

    /// <summary>Reverts <see cref="Escape"/>, for places where Slack shows plain text.</summary>
    /// <param name="escaped">Escaped text.</param>
    /// <exception cref="ArgumentNullException"><paramref name="escaped"/> is null.</exception>
    public static string Unescape(string escaped)
    {
        ArgumentNullException.ThrowIfNull(escaped);
        return escaped
            .Replace("&lt;", "<", StringComparison.Ordinal)
            .Replace("&gt;", ">", StringComparison.Ordinal)
            .Replace("&amp;", "&", StringComparison.Ordinal);
    }

    /// <summary>
    /// Truncates escaped text, ending it in <c>…</c> when something was removed. Never cuts inside an entity, a
    /// <c>&lt;…&gt;</c> sequence, a surrogate pair or a grapheme. Formatting marks are not balanced: truncate before adding them.
    /// </summary>
    /// <param name="text">Escaped markup, or plain text.</param>
    /// <param name="max">
    /// Longest result in UTF-16 units, which are never fewer than the characters Slack counts; less than 1 gives an empty text.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static string Truncate(string text, int max)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TextTruncation.Truncate(text, max);
    }

    /// <summary>Formats a moment in the reader's own time zone.</summary>
    /// <param name="unixSeconds">The moment, in Unix seconds.</param>
    /// <param name="format">
    /// Slack's date tokens and plain text, e.g. <c>{date_short_pretty} {time}</c>, or <c>{ago}</c>, which the client keeps current;
    /// escaped here.
    /// </param>
    /// <param name="fallback">Shown by clients that cannot format dates; escaped here.</param>
    /// <exception cref="ArgumentNullException"><paramref name="format"/> or <paramref name="fallback"/> is null.</exception>
    public static string Date(long unixSeconds, string format, string fallback)
    {
        ArgumentNullException.ThrowIfNull(format);
        ArgumentNullException.ThrowIfNull(fallback);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<!date^{unixSeconds}^{WithoutBars(Escape(format))}|{WithoutBars(Escape(fallback))}>"
        );
    }

    /// <summary>Mentions a user, who is notified.</summary>
    /// <param name="userId"><c>U…</c> or <c>W…</c>; anything that is no Slack id is escaped and shown as text.</param>
    /// <exception cref="ArgumentNullException"><paramref name="userId"/> is null.</exception>
    public static string Mention(string userId)
    {
        ArgumentNullException.ThrowIfNull(userId);
        return IsSlackId(userId) ? $"<@{userId}>" : Escape(userId);
    }

    /// <summary>Links to a channel by its name.</summary>
    /// <param name="channelId"><c>C…</c>; anything that is no Slack id is escaped and shown as text.</param>
    /// <exception cref="ArgumentNullException"><paramref name="channelId"/> is null.</exception>
    public static string Channel(string channelId)
    {
        ArgumentNullException.ThrowIfNull(channelId);
        return IsSlackId(channelId) ? $"<#{channelId}>" : Escape(channelId);
    }

    /// <summary>Normalizes an address for a link or a button.</summary>
    /// <param name="url">The address, not trusted; may be null.</param>
    /// <returns>Null unless it is an absolute http or https address with a host and no user name, or a mailto address.</returns>
    public static string? SafeUrl(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var parsed)
        && (parsed.Scheme is "http" or "https" ? parsed.UserInfo.Length == 0 && parsed.Host.Length > 0 : parsed.Scheme is "mailto")
            ? parsed.AbsoluteUri.Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal)
            : null;

    private static bool IsSlackId(string id) =>
        id.Length is > 1 and <= 32 && id.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c));

    private static string WithoutBars(string text) => text.Replace('|', '¦').Replace('^', ' ');
}
