using HandoffBot.Core.Handoffs;
using NodaTime;

namespace HandoffBot.Store.Tables;

/// <summary>The alert's history, append only: what the digest counts and what <c>why</c> tells.</summary>
public sealed class AlertFactRow
{
    public long Seq { get; set; }

    public required string AlertId { get; set; }

    public required AlertFactKind Kind { get; set; }

    public required Instant At { get; set; }

    public string? By { get; set; }

    public string? Detail { get; set; }
}
