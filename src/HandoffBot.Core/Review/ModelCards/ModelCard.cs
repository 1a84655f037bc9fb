using HandoffBot.Core.Review.Holdouts;
using NodaTime;

namespace HandoffBot.Core.Review.ModelCards;

/// <summary>What is known of a score, from its agreement's reviews: the facts behind a model card.</summary>
public sealed record ModelCard
{
    /// <summary>How far back it looks.</summary>
    public required Instant From { get; init; }

    /// <summary>When it was made.</summary>
    public required Instant At { get; init; }

    /// <summary>What reviewers found, one entry for each weekly review; null where there was none yet.</summary>
    public ReviewedNumbers? Reviewed { get; init; }

    /// <summary>The same by band, hottest first.</summary>
    public IReadOnlyList<NamedCount<ReviewedNumbers>> ByBand { get; init; } = [];

    /// <summary>How many people labelled anything.</summary>
    public int Reviewers { get; init; }

    /// <summary>Reasons that were given for flags on alerts which reviewers found to be a bad score, most frequent first.</summary>
    public IReadOnlyList<NamedCount<long>> Failures { get; init; } = [];

    /// <summary>Fields that reviewers found to be wrong, most frequent first.</summary>
    public IReadOnlyList<NamedCount<long>> FaultyFields { get; init; } = [];

    /// <summary>What became of the posted alerts of that time; null where no outcome is known of any.</summary>
    public OutcomeNumbers? Outcomes { get; init; }

    /// <summary>What the agreement's holdout tells of what alerts bring; null where there is none.</summary>
    public HoldoutAnalysis? Holdout { get; init; }

    /// <summary>Since when the version in force is; null where that is not stored.</summary>
    public Instant? InForceSince { get; init; }

    /// <summary>What the last versions changed, newest first.</summary>
    public IReadOnlyList<VersionChange> Changes { get; init; } = [];
}

/// <summary>What a version of the agreement changed.</summary>
/// <param name="Version">Its number.</param>
/// <param name="At">When it was put in force.</param>
/// <param name="Changes">A sentence each; none for a first version.</param>
public sealed record VersionChange(int Version, Instant At, IReadOnlyList<string> Changes);
