namespace HandoffBot.Core.Leads;

/// <summary>
/// All that is known of an account and its contact, gathered over events (progressive profile). Signals, score and
/// next action are never inherited: they belong to one event, and yesterday's reasons do not explain today's score.
/// </summary>
public sealed record Lead
{
    /// <summary>The company, each field as last told.</summary>
    public required Account Account { get; init; }

    /// <summary>The person, each field as last told.</summary>
    public Contact Contact { get; init; } = new();

    /// <summary>The original source: the first one told stays, so an opener speaks of where they really came from.</summary>
    public LeadSource? Source { get; init; }

    /// <summary>The newest answer to each question.</summary>
    public IReadOnlyList<Answer> Answers { get; init; } = [];

    /// <summary>The newest engagements, newest first, at most <see cref="LeadMerge.EngagementKept"/>.</summary>
    public IReadOnlyList<Engagement> Engagement { get; init; } = [];
}
