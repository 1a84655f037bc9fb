using HandoffBot.Core.Leads;
using HandoffBot.Core.Review.Labels;
using NodaTime;

namespace HandoffBot.Core.Review.Proposals;

/// <summary>An alert of a weekly review of which a label is in force.</summary>
public sealed record LabelledAlert
{
    /// <summary>The alert's id.</summary>
    public required string AlertId { get; init; }

    /// <summary>Key of the weekly review in which it was drawn.</summary>
    public required string Review { get; init; }

    /// <summary>When the week ended that was reviewed.</summary>
    public required Instant ReviewedAt { get; init; }

    /// <summary>Flagged, or drawn at random among those that were not.</summary>
    public required SamplingStratum Sampled { get; init; }

    /// <summary>How many alerts of its kind and week it stands for, 1 or more.</summary>
    public required double Weight { get; init; }

    /// <summary>Whether reviewers found the score bad. A fault of the data is none of the score.</summary>
    public required bool IsBad { get; init; }

    /// <summary>What was known when the score was judged.</summary>
    public required LeadFacts Facts { get; init; }

    /// <summary>When the rules decided on it.</summary>
    public required Instant DecidedAt { get; init; }

    /// <summary>The reasons of the flags that stood, each once; empty where there was none.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>Those with which it was drawn: each of a stratum had the same chance.</summary>
    internal string Stratum => $"{Review}\n{Sampled}";
}
