using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Review;
using HandoffBot.Slack.Blocks;
using NodaTime;

namespace HandoffBot.Review;

/// <summary>All that a digest is drawn from.</summary>
/// <param name="Numbers">As they were compiled.</param>
/// <param name="Agreement">The agreement as it was counted by.</param>
/// <param name="ReviewOwner">Mention of whoever runs the review.</param>
/// <param name="Examples">Flags to look at, the most frequent reason first.</param>
/// <param name="IsPreview">The week is not over.</param>
/// <param name="NextReview">Until then nothing else changes.</param>
/// <param name="IsOneOfSeveral">Whether other agreements are in force too, so that it has to say which it is of.</param>
internal sealed record DigestViewModel(
    DigestNumbers Numbers,
    HandoffAgreement Agreement,
    Markup ReviewOwner,
    IReadOnlyList<DigestExample> Examples,
    bool IsPreview,
    Instant NextReview,
    bool IsOneOfSeveral = false
)
{
    /// <summary>The schedule it is a period of.</summary>
    public required ReviewSchedule Schedule { get; init; }

    /// <summary>How many cases stand in its thread.</summary>
    public long Cases { get; init; }

    /// <summary>How many changes are proposed in its thread.</summary>
    public long Proposals { get; init; }

    /// <summary>The owners whom Slack does not reach.</summary>
    public IReadOnlyList<Markup> OwnerGaps { get; init; } = [];

    /// <summary>Messages captured as examples.</summary>
    public IReadOnlyList<Markup> Captured { get; init; } = [];

    /// <summary>What flags asked the owners of the data about, by owner.</summary>
    public IReadOnlyList<Markup> DataIssues { get; init; } = [];

    /// <summary>What came short of the agreement, by who answers for it.</summary>
    public IReadOnlyList<Markup> DigestSenderSla { get; init; } = [];

    /// <summary>What an audit finds lacking, with its owner and the next step.</summary>
    public IReadOnlyList<Markup> Gaps { get; init; } = [];

    /// <summary>What the last audit shows to have changed.</summary>
    public IReadOnlyList<Markup> Drift { get; init; } = [];

    /// <summary>What the agreement's holdout tells.</summary>
    public IReadOnlyList<Markup> Holdout { get; init; } = [];

    /// <summary>How many hot leads came to each rep.</summary>
    public IReadOnlyList<Markup> PriorityLoad { get; init; } = [];
}

/// <summary>A flagged alert with the evidence as it was at the click.</summary>
/// <param name="Alert">The alert at the first click.</param>
/// <param name="Flags">Everybody's, the first one's first; at least one.</param>
/// <param name="Url">Its message; null when Slack cannot say.</param>
internal sealed record DigestExample(Alert Alert, IReadOnlyList<DigestFlag> Flags, string? Url);

/// <summary>What one person said of an alert.</summary>
/// <param name="By">Who flagged it.</param>
/// <param name="Reason">Why; null when not said.</param>
/// <param name="Note">What else they said.</param>
internal sealed record DigestFlag(string By, string? Reason, string? Note);
