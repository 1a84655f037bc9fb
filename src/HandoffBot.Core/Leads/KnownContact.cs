using NodaTime;

namespace HandoffBot.Core.Leads;

/// <summary>A person at an account, with all that is theirs.</summary>
public sealed record KnownContact
{
    /// <summary>Who they are, each field as last told.</summary>
    public required Contact Contact { get; init; }

    /// <summary>Their original source: the first one told stays.</summary>
    public LeadSource? Source { get; init; }

    /// <summary>Their newest answer to each question, at most <see cref="LeadMerge.AnswersKept"/>.</summary>
    [PersonalData]
    public IReadOnlyList<Answer> Answers { get; init; } = [];

    /// <summary>Their newest engagements, newest first, at most <see cref="LeadMerge.EngagementKept"/>.</summary>
    [PersonalData]
    public IReadOnlyList<Engagement> Engagement { get; init; } = [];

    /// <summary>When the last event about them occurred.</summary>
    public required Instant LastSeen { get; init; }
}
