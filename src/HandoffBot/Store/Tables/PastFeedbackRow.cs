using HandoffBot.Core.Review;
using NodaTime;

namespace HandoffBot.Store.Tables;

/// <summary>What somebody once said of an event's score, as a file of history tells it. It labels nothing that a reviewer here has
/// seen.</summary>
public sealed class PastFeedbackRow
{
    /// <summary>The id of the line in its source, unique.</summary>
    public required string Id { get; set; }

    public required string EventId { get; set; }

    public required PastVerdict Verdict { get; set; }

    public string? Reason { get; set; }

    [PersonalColumn]
    public string? Note { get; set; }

    /// <summary>Who said so, as the source names them.</summary>
    public string? By { get; set; }

    /// <summary>When it was said.</summary>
    public required Instant At { get; set; }

    /// <summary>When it was taken in here.</summary>
    public required Instant KnownAt { get; set; }

    /// <summary>Whether there is something left that retention empties once it is old enough.</summary>
    public bool HasPersonalData { get; set; }
}
