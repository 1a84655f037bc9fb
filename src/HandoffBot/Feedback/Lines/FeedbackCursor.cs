using System.Globalization;
using HandoffBot.Store.Rows;
using NodaTime;

namespace HandoffBot.Feedback.Lines;

/// <summary>A place in the log: behind this line. It carries the line's moment, so that it is not taken for another line's where the
/// database was put back from a backup and positions were given anew.</summary>
/// <param name="Position">Of the line, 1 or more.</param>
/// <param name="At">When it was said.</param>
internal sealed record FeedbackCursor(long Position, Instant At)
{
    public static FeedbackCursor Of(FeedbackEntry entry) => new(entry.Position, entry.At);

    /// <summary>Null when the text is none of ours.</summary>
    public static FeedbackCursor? Read(string text) =>
        text.Split('-') is [var place, var at]
        && long.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var position)
        && position > 0
        && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
        && milliseconds <= Instant.MaxValue.ToUnixTimeMilliseconds()
            ? new(position, Instant.FromUnixTimeMilliseconds(milliseconds))
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Position}-{At.ToUnixTimeMilliseconds()}");
}
