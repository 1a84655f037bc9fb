using System.Buffers;
using System.Globalization;
using System.Text;
using HandoffBot.Core.Time;
using HandoffBot.Slack.Blocks;
using NodaTime;
using NodaTime.Text;

namespace HandoffBot.Publishing.Text;

/// <summary>Foreign words made fit to show: one line, escaped, and never longer than their limit.</summary>
public static class DisplayText
{
    private static readonly InstantPattern Minutes = InstantPattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd HH':'mm 'UTC'");

    private static readonly SearchValues<char> Marks = SearchValues.Create("`*_~");

    // Nearly every text of a sender's; a longer one is not worth the stack.
    private const int ShortText = 512;

    private static Markup Blank => $" ";

    /// <summary>
    /// The text escaped and cut to <paramref name="limit"/> characters as Slack counts them, which is after escaping.
    /// Null when nothing visible is left.
    /// </summary>
    public static Markup? Safe(string? text, int limit) => Fit(Unformatted(OneLine(text)), limit);

    /// <summary>As <see cref="Safe"/>, but letter for letter and shown as code, to be copied.</summary>
    public static Markup Code(string? text, int limit) => $"`{Fit(OneLine(text).Replace('`', '\''), limit - 2) ?? Blank}`";

    /// <summary>The text on one line and cut to <paramref name="limit"/> characters, for a terminal: nothing is escaped. Empty when nothing
    /// visible is left.</summary>
    public static string Plain(string? text, int limit) =>
        OneLine(text) is var line && line.Length > limit ? $"{line[..(limit - 1)].TrimEnd()}…" : line;

    /// <summary>A moment for a log or a history, to the minute.</summary>
    public static string Utc(Instant at) => Minutes.Format(at);

    /// <summary>A moment that Slack writes in the reader's own time; <paramref name="format"/> as Slack names it, e.g.
    /// <c>{ago}</c>.</summary>
    public static Markup Date(Instant at, string format) =>
        at < Instant.FromUnixTimeSeconds(0) || at > Instant.FromUtc(9999, 1, 1, 0, 0)
            ? (Markup)$"at an unknown time"
            : Markup.Date(at.ToUnixTimeSeconds(), format, Minutes.Format(at));

    /// <summary>A number as people write it: no trailing zeros, two decimals at most, and short whatever its size.</summary>
    public static Markup Number(decimal value) =>
        Markup.Escape(
            value.ToString(Math.Abs(value) < 1_000_000_000m ? "0.##" : "0.##e+0", CultureInfo.InvariantCulture).Replace('-', '−')
        );

    /// <summary>A number that always says its sign.</summary>
    public static Markup Signed(decimal value) => value > 0 ? $"+{Number(value)}" : Number(value);

    /// <summary>The first <paramref name="most"/> items, joined, with a word about the rest.</summary>
    public static Markup Some(IReadOnlyList<Markup> items, int most, Markup between) =>
        items.Count <= most
            ? Markup.Join(between, items)
            : $"{Markup.Join(between, items.Take(most))}{between}and {items.Count - most} more";

    /// <summary>How many of something, in words, e.g. <c>4 hours</c>.</summary>
    public static Markup Duration(Duration time) => Markup.Escape(DurationText.Of(time));

    // Slack has no escape for what makes bold, italic and struck text, and reads it only at the edge of a word: there a
    // look-alike stands for it. Between letters (an address, a field's name) it is itself.
    private static string Unformatted(string clean) =>
        clean.AsSpan().ContainsAny(Marks) ? string.Create(clean.Length, clean, WriteUnformatted) : clean;

    private static void WriteUnformatted(Span<char> shown, string written)
    {
        for (var at = 0; at < shown.Length; at++)
        {
            shown[at] = written[at] switch
            {
                '`' => '\'',
                '*' when IsAtEdge(written, at) => '∗',
                '_' when IsAtEdge(written, at) => 'ˍ',
                '~' when IsAtEdge(written, at) => '∼',
                var other => other,
            };
        }
    }

    private static bool IsAtEdge(string text, int at) =>
        at == 0 || at == text.Length - 1 || !char.IsLetterOrDigit(text[at - 1]) || !char.IsLetterOrDigit(text[at + 1]);

    private static Markup? Fit(string clean, int limit)
    {
        if (clean.Length == 0)
        {
            return null;
        }

        var whole = Markup.Escape(clean);
        if (whole.Length <= limit)
        {
            return whole;
        }

        var (kept, length) = (0, 0);
        foreach (var rune in clean.EnumerateRunes())
        {
            length += SlackText.Escape(rune.ToString()).Length;
            if (length > limit - 1)
            {
                break;
            }

            kept += rune.Utf16SequenceLength;
        }

        return Markup.Escape($"{clean.AsSpan(0, kept)}…");
    }

    // Line breaks would tear a card apart, control and direction characters would make it lie.
    private static string OneLine(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "";
        }

        // Never longer than the text: what is left out or becomes a blank was at least one unit long.
        Span<char> line = text.Length <= ShortText ? stackalloc char[ShortText] : new char[text.Length];
        var length = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || rune == Rune.ReplacementChar)
            {
                if (length > 0 && line[length - 1] != ' ')
                {
                    line[length++] = ' ';
                }
            }
            else if (IsVisible(rune))
            {
                length += rune.EncodeToUtf16(line[length..]);
            }
        }

        var clean = line[..length].TrimEnd(' ');
        return clean.SequenceEqual(text) ? text : clean.ToString();
    }

    private static bool IsVisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse => false,
            UnicodeCategory.Format => rune.Value == 0x200D,
            _ => true,
        };
}
