using System.Globalization;
using System.Text;
using HandoffBot.Slack.Blocks;
using NodaTime;
using NodaTime.Text;

namespace HandoffBot.Publishing.Text;

/// <summary>Foreign words made fit to show: one line, escaped, and never longer than their limit.</summary>
public static class DisplayText
{
    private static readonly InstantPattern Minutes = InstantPattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd HH':'mm 'UTC'");

    /// <summary>
    /// The text escaped and cut to <paramref name="limit"/> characters as Slack counts them, which is after escaping.
    /// Null when nothing visible is left.
    /// </summary>
    public static string? Safe(string? text, int limit) => Fit(Unformatted(OneLine(text)), limit);

    /// <summary>As <see cref="Safe"/>, but letter for letter and shown as code, to be copied.</summary>
    public static string Code(string? text, int limit) => $"`{Fit(OneLine(text).Replace('`', '\''), limit - 2) ?? " "}`";

    /// <summary>A moment that Slack writes in the reader's own time; <paramref name="format"/> as Slack names it, e.g.
    /// <c>{ago}</c>.</summary>
    public static string Date(Instant at, string format) =>
        at < Instant.FromUnixTimeSeconds(0) || at > Instant.FromUtc(9999, 1, 1, 0, 0)
            ? "at an unknown time"
            : string.Create(CultureInfo.InvariantCulture, $"<!date^{at.ToUnixTimeSeconds()}^{format}|{Minutes.Format(at)}>");

    /// <summary>A number as people write it: no trailing zeros, two decimals at most, and short whatever its size.</summary>
    public static string Number(decimal value) =>
        Math.Abs(value) < 1_000_000_000m
            ? value.ToString("0.##", CultureInfo.InvariantCulture).Replace('-', '−')
            : value.ToString("0.##e+0", CultureInfo.InvariantCulture).Replace('-', '−');

    /// <summary>A number that always says its sign.</summary>
    public static string Signed(decimal value) => value > 0 ? "+" + Number(value) : Number(value);

    /// <summary>The first <paramref name="most"/> items, joined, with a word about the rest.</summary>
    public static string Some(IReadOnlyList<string> items, int most, string between) =>
        items.Count <= most
            ? string.Join(between, items)
            : $"{string.Join(between, items.Take(most))}{between}and {items.Count - most} more";

    // Slack has no escape for what makes bold, italic and struck text, and reads it only at the edge of a word: there a
    // look-alike stands for it. Between letters (an address, a field's name) it is itself.
    private static string Unformatted(string clean) => string.Create(clean.Length, clean, (shown, written) =>
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
        });

    private static bool IsAtEdge(string text, int at) =>
        at == 0 || at == text.Length - 1 || !char.IsLetterOrDigit(text[at - 1]) || !char.IsLetterOrDigit(text[at + 1]);

    private static string? Fit(string clean, int limit)
    {
        if (clean.Length == 0)
        {
            return null;
        }

        var whole = SlackText.Escape(clean);
        if (whole.Length <= limit)
        {
            return whole;
        }

        var cut = new StringBuilder(limit);
        foreach (var rune in clean.EnumerateRunes())
        {
            var piece = SlackText.Escape(rune.ToString());
            if (cut.Length + piece.Length > limit - 1)
            {
                break;
            }

            cut.Append(piece);
        }

        return cut.Append('…').ToString();
    }

    // Line breaks would tear a card apart, control and direction characters would make it lie.
    private static string OneLine(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "";
        }

        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || rune == Rune.ReplacementChar)
            {
                line.Append(line.Length > 0 && line[^1] != ' ' ? " " : "");
            }
            else if (IsVisible(rune))
            {
                line.Append(rune);
            }
        }

        return line.ToString().TrimEnd();
    }

    private static bool IsVisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse => false,
            UnicodeCategory.Format => rune.Value == 0x200D,
            _ => true,
        };
}
