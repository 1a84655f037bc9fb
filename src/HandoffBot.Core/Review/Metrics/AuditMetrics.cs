using HandoffBot.Core.Review.Drift;

namespace HandoffBot.Core.Review.Metrics;

/// <summary>The metrics that an audit tells beside a digest's numbers. What each means, out of what and what it leaves out, is defined in
/// docs/metrics.md.</summary>
public sealed record AuditMetrics
{
    /// <summary>First contact time by band, as the agreement lists them; bands without a mature handoff are left out.</summary>
    public required IReadOnlyList<FirstContactNumbers> FirstContact { get; init; }

    /// <summary>What became of the handoffs of the last quarter; null where none was old enough.</summary>
    public ConversionNumbers? Conversion { get; init; }

    /// <summary>How fast the same went on, and which stand still; null where nothing is known of any.</summary>
    public PipelineNumbers? Pipeline { get; init; }

    /// <summary>With what the period's leads came; null where none scored high enough.</summary>
    public HandoffQuality? Quality { get; init; }

    /// <summary>Whether the score still means what it meant; null where there is nothing to tell of yet, and in audits from before it was
    /// asked.</summary>
    public DriftNumbers? Drift { get; init; }

    /// <summary>How late the period's events came in, by sender, that of most events first.</summary>
    public required IReadOnlyList<IngestLag> Lags { get; init; }
}
