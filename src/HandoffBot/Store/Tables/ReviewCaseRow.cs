using HandoffBot.Core.Review.Labels;
using NodaTime;

namespace HandoffBot.Store.Tables;

/// <summary>A case of a weekly review: an alert, or a lead that was none, with its evidence frozen. Written with the digest and never
/// changed afterwards but by retention.</summary>
public sealed class ReviewCaseRow
{
    /// <summary>Opaque id.</summary>
    public required string Id { get; set; }

    /// <summary>Id of the agreement it is reviewed under.</summary>
    public required string Agreement { get; set; }

    /// <summary>The digest it is a case of.</summary>
    public required string DigestKey { get; set; }

    /// <summary>What it is about: the alert's id, or that of the event that raised none. Labels are kept by it, so that what was said of an
    /// alert in one week stands in the next.</summary>
    public required string Subject { get; set; }

    /// <summary>Null where there was no alert.</summary>
    public string? AlertId { get; set; }

    /// <summary>The last event that shaped it.</summary>
    public required string EventId { get; set; }

    public required SamplingStratum Sampled { get; set; }

    /// <summary>How many of its kind it stands for, 1 or more: one by the chance of being drawn.</summary>
    public required double Weight { get; set; }

    /// <summary>Its number among the digest's cases, from 1.</summary>
    public required int Place { get; set; }

    /// <summary>When its alert was opened; of a lead that was none, when that was decided.</summary>
    public required Instant OpenedAt { get; set; }

    public required Instant DrawnAt { get; set; }

    /// <summary>A <see cref="Documents.FlagEvidence"/>: of the first flag that stands, otherwise of the draw.</summary>
    [PersonalColumn(EmptyValue = "'{}'")]
    public required string Evidence { get; set; }

    /// <summary>Whether there is something left that retention empties once it is old enough.</summary>
    public bool HasPersonalData { get; set; } = true;
}
