using System.Buffers.Text;
using System.Globalization;
using System.Text;
using NodaTime;

namespace HandoffBot.Intake;

/// <summary>A place in the list of decisions: behind this one. It names a decision and not a position, so that decisions made meanwhile
/// move nothing.</summary>
/// <param name="DecidedAt">When the last decision of the page was made.</param>
/// <param name="EventId">Its event, for those decided in the same millisecond.</param>
internal sealed record DecisionCursor(Instant DecidedAt, string EventId)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // The most that the base type of a moment can hold, in milliseconds.
    private static readonly long Least = Instant.MinValue.ToUnixTimeMilliseconds();
    private static readonly long Most = Instant.MaxValue.ToUnixTimeMilliseconds();

    /// <summary>Null when the text is none of ours.</summary>
    public static DecisionCursor? Read(string text)
    {
        try
        {
            var parts = Strict.GetString(Base64Url.DecodeFromChars(text)).Split(' ', 2);
            return
                parts is [var at, { Length: > 0 } id]
                && !id.Contains('\0', StringComparison.Ordinal)
                && long.TryParse(at, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var milliseconds)
                && milliseconds >= Least
                && milliseconds <= Most
                ? new(Instant.FromUnixTimeMilliseconds(milliseconds), id)
                : null;
        }
        catch (Exception refused) when (refused is FormatException or ArgumentException)
        {
            return null;
        }
    }

    public override string ToString() =>
        Base64Url.EncodeToString(
            Strict.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{DecidedAt.ToUnixTimeMilliseconds()} {EventId}"))
        );
}
