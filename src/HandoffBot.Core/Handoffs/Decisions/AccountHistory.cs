using System.Collections.ObjectModel;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Matching;
using HandoffBot.Core.Leads;
using HandoffBot.Core.Routing;
using NodaTime;

namespace HandoffBot.Core.Handoffs.Decisions;

/// <summary>What the rules of one agreement need to know of the past.</summary>
public sealed record AccountHistory
{
    /// <summary>Nothing known.</summary>
    public static AccountHistory None { get; } = new();

    /// <summary>What was known of the lead before this event, whichever agreement it came by; null for a first event.</summary>
    public Lead? Known { get; init; }

    /// <summary>When the newest event occurred that <see cref="Known"/> was learnt from; null when nothing is known.</summary>
    public Instant? KnownAt { get; init; }

    /// <summary>When the last event occurred that this agreement acted on.</summary>
    public Instant? LastOccurredAt { get; init; }

    /// <summary>The account's latest alert under this agreement, in whatever state; null when there never was one.</summary>
    public Alert? Latest { get; init; }

    /// <summary>Where the rotation of each route of this agreement stands, by name; a missing one has handed out nothing.</summary>
    public IReadOnlyDictionary<string, Rotation> Rotations { get; init; } = ReadOnlyDictionary<string, Rotation>.Empty;

    /// <summary>How it was found which account the event is about; null where the agreement has no match keys.</summary>
    public AccountMatch? Match { get; init; }

    /// <summary>On which side of the agreement's holdout the account is since it first would have alerted; null where it never would
    /// have while this one ran.</summary>
    public HoldoutEntry? Holdout { get; init; }

    /// <summary>Who can take a lead.</summary>
    public Availability Available { get; init; } = Availability.Everybody;
}
