using NodaTime;

namespace HandoffBot.Core.Leads;

/// <summary>
/// All that is known of an account and of the one person it is about, gathered over events (progressive profile). Signals,
/// score and next action are never inherited: they belong to one event, and yesterday's reasons do not explain today's score.
/// </summary>
public sealed record Lead
{
    /// <summary>The company, each field as last told.</summary>
    public required Account Account { get; init; }

    /// <summary>The person it is about, each field as last told. Source, answers and engagement are theirs and nobody else's.</summary>
    public Contact Contact { get; init; } = new();

    /// <summary>The original source: the first one told stays, so an opener speaks of where they really came from.</summary>
    public LeadSource? Source { get; init; }

    /// <summary>The newest answer to each question, at most <see cref="LeadMerge.AnswersKept"/>.</summary>
    [PersonalData]
    public IReadOnlyList<Answer> Answers { get; init; } = [];

    /// <summary>The newest engagements, newest first, at most <see cref="LeadMerge.EngagementKept"/>.</summary>
    [PersonalData]
    public IReadOnlyList<Engagement> Engagement { get; init; } = [];

    /// <summary>When the last event about the person occurred.</summary>
    public Instant LastSeen { get; init; }

    /// <summary>
    /// The other people known at the account, the last one heard of first, at most <see cref="LeadMerge.OthersKept"/>.
    /// Never the person the lead is about. An alert keeps none: its card is about one person.
    /// </summary>
    [PersonalData]
    public IReadOnlyList<KnownContact> Others { get; init; } = [];
}
