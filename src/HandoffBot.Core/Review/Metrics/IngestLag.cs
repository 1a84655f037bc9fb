using NodaTime;

namespace HandoffBot.Core.Review.Metrics;

/// <summary>How long after they occurred the events of one sender came in.</summary>
/// <param name="Sender">Name of the API key, or <c>webhook</c>.</param>
/// <param name="Events">How many, 1 or more.</param>
/// <param name="Median">Within which half of them had come; below zero where the sender's clock is fast.</param>
/// <param name="Ninth">Within which nine of ten had come.</param>
public sealed record IngestLag(string Sender, long Events, Duration Median, Duration Ninth)
{
    /// <summary>Whether the half of them comes too late to be fresh: somebody sends them by hand, or a job collects them.</summary>
    /// <param name="fresh">Until when a signal counts as fresh.</param>
    public bool IsManualOrBatch(Duration fresh) => Median > fresh;
}
