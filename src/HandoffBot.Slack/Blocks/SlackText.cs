using System.Globalization;
using System.Text;

namespace HandoffBot.Slack.Blocks;

/// <summary>Text safe to show in Slack. Source: Slack's "Formatting text for app surfaces".</summary>
public static class SlackText
{
    /// <summary>Escapes the three characters Slack reads as control: <c>&amp;</c>, <c>&lt;</c>, <c>&gt;</c>.</summary>
    public static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>What <see cref="Escape"/> made of a text, turned back; for places that Slack shows or reads as they stand.</summary>
    public static string Unescape(string escaped) =>
        escaped
            .Replace("&lt;", "<", StringComparison.Ordinal)
            .Replace("&gt;", ">", StringComparison.Ordinal)
            .Replace("&amp;", "&", StringComparison.Ordinal);

    /// <summary>
    /// A foreign value as one line of markup: line breaks and other control characters become a space, marks that turn the
    /// reading direction around are dropped, the rest is escaped and cut to fit. So a name cannot forge a line of a card.
    /// </summary>
    /// <param name="text">From outside, not escaped; null reads as empty.</param>
    /// <param name="max">Longest result, escapes included.</param>
    public static string SingleLine(string? text, int max) => Truncate(Escape(OneLine(text ?? "")), max);

    /// <summary>
    /// Cuts escaped text to a length, ending in <c>…</c> where something is missing. Never cuts inside an entity, a
    /// <c>&lt;…&gt;</c>, a surrogate pair or a grapheme. Formatting marks are not balanced: cut a value before wrapping it in stars.
    /// </summary>
    /// <param name="text">Escaped markup, or plain text.</param>
    /// <param name="max">Longest result in UTF-16 units, which is never fewer than Slack counts.</param>
    public static string Truncate(string text, int max) => TextTruncation.Truncate(text, max);

    /// <summary>A moment in the reader's own time zone, e.g. <c>{date_short_pretty} {time}</c> or <c>{ago}</c>, which ticks in the client.</summary>
    /// <param name="unixSeconds">The moment.</param>
    /// <param name="format">Slack's date tokens and plain words.</param>
    /// <param name="fallback">What clients without dates show; escaped here.</param>
    public static string Date(long unixSeconds, string format, string fallback) =>
        $"<!date^{unixSeconds.ToString(CultureInfo.InvariantCulture)}^{WithoutBars(Escape(format))}|{WithoutBars(Escape(fallback))}>";

    /// <summary>Names a person, who is notified. An id that is none of Slack's is shown as escaped text.</summary>
    public static string Mention(string userId) => IsSlackId(userId) ? $"<@{userId}>" : Escape(userId);

    /// <summary>Names a channel. An id that is none of Slack's is shown as escaped text.</summary>
    public static string Channel(string channelId) => IsSlackId(channelId) ? $"<#{channelId}>" : Escape(channelId);

    /// <summary>
    /// A link; only the label, escaped, when the address is not plain http, https or mailto, or hides another host behind
    /// a user name.
    /// </summary>
    public static string Link(string? url, string label)
    {
        var shown = WithoutBars(Escape(OneLine(label)));
        return SafeUrl(url) is { } safe ? $"<{Escape(safe).Replace("|", "%7C", StringComparison.Ordinal)}|{shown}>" : shown;
    }

    /// <summary>An address fit for a link or a button, normalised; null when it is not.</summary>
    public static string? SafeUrl(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var parsed)
        && (parsed.Scheme is "http" or "https" ? parsed.UserInfo.Length == 0 && parsed.Host.Length > 0 : parsed.Scheme is "mailto")
            ? parsed.AbsoluteUri.Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal)
            : null;

    private static bool IsSlackId(string id) =>
        id.Length is > 1 and <= 32 && id.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c));

    private static string WithoutBars(string text) => text.Replace('|', '¦').Replace('^', ' ');

    private static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsControl(c) || c is '\u2028' or '\u2029' || char.IsWhiteSpace(c))
            {
                line.Append(line.Length == 0 || line[^1] == ' ' ? "" : " ");
            }
            else if (c is not ((>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') or '\u200e' or '\u200f'))
            {
                line.Append(c);
            }
        }

        return line.ToString().TrimEnd();
    }
}
