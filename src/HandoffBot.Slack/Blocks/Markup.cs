using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;

namespace HandoffBot.Slack.Blocks;

/// <summary>
/// Text in Slack's markup that is safe to send. It is written as an interpolated string: its literal parts are ours, and an
/// inserted part is a number or a <see cref="Markup"/> itself. A string is refused by the compiler: it is foreign until
/// <see cref="Escape"/> makes markup of it. So no link, mention or broadcast stands in a message that this program did not
/// write. Source: Slack's "Formatting text for app surfaces".
/// </summary>
[InterpolatedStringHandler]
[JsonConverter(typeof(MarkupConverter))]
public sealed class Markup : IEquatable<Markup>
{
    // Few and short: put together once, when the text is read, and only as long as it is.
    private string?[]? _parts;
    private int _written;
    private string _value = "";

    /// <summary>Called by the compiler for an interpolated string.</summary>
    /// <param name="literalLength">Characters of the literal parts.</param>
    /// <param name="formattedCount">Number of inserted parts.</param>
    public Markup(int literalLength, int formattedCount) => _parts = new string?[(formattedCount * 2) + 1];

    private Markup(string value) => _value = value;

    /// <summary>No text.</summary>
    public static Markup Empty { get; } = new("");

    /// <summary>The text as Slack is sent it.</summary>
    public string Value
    {
        get
        {
            if (_parts is { } parts)
            {
                (_value, _parts) = (string.Concat(parts.AsSpan(0, _written)), null);
            }

            return _value;
        }
    }

    /// <summary>UTF-16 units, which are never fewer than the characters Slack counts.</summary>
    public int Length => Value.Length;

    /// <summary>Makes markup of any text: it is shown letter for letter, its marks for bold, italic and code excepted.</summary>
    /// <param name="text">Any text.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static Markup Escape(string text) => new(SlackText.Escape(text));

    /// <summary>Mentions a user, who is notified.</summary>
    /// <param name="userId"><c>U…</c> or <c>W…</c>; anything that is no Slack id is escaped and shown as text.</param>
    /// <exception cref="ArgumentNullException"><paramref name="userId"/> is null.</exception>
    public static Markup Mention(string userId) => new(SlackText.Mention(userId));

    /// <summary>Links to a channel by its name.</summary>
    /// <param name="channelId"><c>C…</c>; anything that is no Slack id is escaped and shown as text.</param>
    /// <exception cref="ArgumentNullException"><paramref name="channelId"/> is null.</exception>
    public static Markup Channel(string channelId) => new(SlackText.Channel(channelId));

    /// <summary>Formats a moment in the reader's own time zone; see <see cref="SlackText.Date"/>.</summary>
    /// <param name="unixSeconds">The moment, in Unix seconds.</param>
    /// <param name="format">Slack's date tokens and plain text; escaped here.</param>
    /// <param name="fallback">Shown by clients that cannot format dates; escaped here.</param>
    /// <exception cref="ArgumentNullException"><paramref name="format"/> or <paramref name="fallback"/> is null.</exception>
    public static Markup Date(long unixSeconds, string format, string fallback) => new(SlackText.Date(unixSeconds, format, fallback));

    /// <summary>Links to an address. The label alone when <see cref="SlackText.SafeUrl"/> rejects the address.</summary>
    /// <param name="url">The address, not trusted; may be null.</param>
    /// <param name="label">What is shown; a link or mention in it becomes text.</param>
    /// <exception cref="ArgumentNullException"><paramref name="label"/> is null.</exception>
    public static Markup Link(string? url, Markup label)
    {
        ArgumentNullException.ThrowIfNull(label);
        var shown = label
            .Value.Replace('|', '¦')
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);
        return SlackText.SafeUrl(url) is { } safe
            ? new($"<{SlackText.Escape(safe).Replace("|", "%7C", StringComparison.Ordinal)}|{shown}>")
            : label;
    }

    /// <summary>The parts in order.</summary>
    /// <param name="separator">Between any two of them.</param>
    /// <param name="parts">The parts.</param>
    public static Markup Join(Markup separator, IEnumerable<Markup> parts)
    {
        ArgumentNullException.ThrowIfNull(separator);
        return new(string.Join(separator.Value, parts.Select(part => part.Value)));
    }

    /// <summary>Those of the parts that there are, in order; null when there is none.</summary>
    /// <param name="separator">Between any two of them.</param>
    /// <param name="parts">The parts; null for one that is left out.</param>
    public static Markup? JoinKnown(Markup separator, params ReadOnlySpan<Markup?> parts)
    {
        ArgumentNullException.ThrowIfNull(separator);
        var joined = new Markup(literalLength: 0, parts.Length);
        foreach (var part in parts)
        {
            if (part is not null)
            {
                joined.Append(joined._written > 0 ? separator.Value : null);
                joined.Append(part.Value);
            }
        }

        return joined._written > 0 ? joined : null;
    }

    /// <summary>Two texts, one after the other.</summary>
    public static Markup operator +(Markup left, Markup right) => new(left.Value + right.Value);

    /// <summary>Whether both read the same.</summary>
    public static bool operator ==(Markup? left, Markup? right) => Equals(left, right);

    /// <summary>Whether they read differently.</summary>
    public static bool operator !=(Markup? left, Markup? right) => !Equals(left, right);

    /// <summary>Called by the compiler with a literal part; no other code may call it.</summary>
    /// <param name="value">The literal.</param>
    public void AppendLiteral(string value) => Append(value);

    /// <summary>Called by the compiler with an inserted part.</summary>
    /// <param name="value">Safe text; nothing is shown for null.</param>
    public void AppendFormatted(Markup? value) => Append(value?.Value);

    /// <summary>Called by the compiler with an inserted part.</summary>
    /// <param name="value">A whole number.</param>
    public void AppendFormatted(long value) => Append(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Without the marks for bold, for those who hear the text.</summary>
    public Markup WithoutBold() => new(Value.Replace("*", "", StringComparison.Ordinal));

    /// <summary>With something else in place of line breaks.</summary>
    /// <param name="separator">What stands between what were lines.</param>
    public Markup OnOneLine(Markup separator)
    {
        ArgumentNullException.ThrowIfNull(separator);
        return new(Value.Replace("\n", separator.Value, StringComparison.Ordinal));
    }

    /// <summary>Struck through; a tilde inside would end the strike, so a look-alike stands for it.</summary>
    public Markup Struck() => new($"~{Value.Replace('~', '∼')}~");

    /// <summary>Cut to a length, see <see cref="SlackText.Truncate"/>.</summary>
    /// <param name="max">Longest result in UTF-16 units.</param>
    public Markup Truncate(int max) => Length <= max ? this : new(SlackText.Truncate(Value, max));

    /// <summary>The first sentences that fit; null when not even one does.</summary>
    /// <param name="max">Longest result in UTF-16 units.</param>
    public Markup? FirstSentences(int max)
    {
        var sentences = Value.Split(". ");
        var fitting = 0;
        for (var length = -2; fitting < sentences.Length && (length += sentences[fitting].Length + 2) <= max; fitting++) { }

        return fitting == 0 ? null : new(string.Join(". ", sentences.Take(fitting)));
    }

    /// <summary>With another text in the first place of a placeholder.</summary>
    /// <param name="placeholder">A word in braces.</param>
    /// <param name="with">What stands there instead.</param>
    public Markup ReplaceFirst(string placeholder, Markup with)
    {
        ArgumentNullException.ThrowIfNull(with);
        var at = Value.IndexOf(placeholder, StringComparison.Ordinal);
        return at < 0 ? this : new(string.Concat(Value.AsSpan(0, at), with.Value, Value.AsSpan(at + placeholder.Length)));
    }

    /// <summary>Whether it contains a text.</summary>
    /// <param name="text">The text as Slack is sent it.</param>
    public bool Contains(string text) => Value.Contains(text, StringComparison.Ordinal);

    /// <summary>For a place where Slack knows no markup. Slack turns the escapes back there.</summary>
    public PlainText ToPlainText() => new(Value);

    /// <inheritdoc />
    public bool Equals(Markup? other) => other is not null && string.Equals(Value, other.Value, StringComparison.Ordinal);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as Markup);

    /// <inheritdoc />
    public override int GetHashCode() => Value.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc />
    public override string ToString() => Value;

    /// <summary>Markup that Slack itself gave back.</summary>
    internal static Markup FromSlack(string value) => new(value);

    private void Append(string? part)
    {
        // Once it was read it is finished.
        var parts = _parts ?? throw new InvalidOperationException("This text is finished.");
        if (_written == parts.Length)
        {
            // Two literals stand side by side where two interpolated strings are added.
            Array.Resize(ref parts, parts.Length * 2);
            _parts = parts;
        }

        parts[_written++] = part;
    }
}
