using NodaTime;

namespace HandoffBot.Review.History;

/// <summary>How a decision comes out differently, for grouping.</summary>
/// <param name="From">By the agreement in force.</param>
/// <param name="To">By the new one.</param>
internal readonly record struct PlanChange(string From, string To)
{
    /// <summary>The owners, where that is what differs; null elsewhere.</summary>
    public (string Before, string After)? Owners { get; private init; }

    /// <summary>The channels, where that is what differs; null elsewhere.</summary>
    public (string Before, string After)? Channels { get; private init; }

    /// <summary>The first of the things in which they differ; null where they agree, and where only whose turn it was differs.</summary>
    public static PlanChange? Between(PlannedDecision before, PlannedDecision after)
    {
        if (before.Agreement != after.Agreement && before.Agreement is not null && after.Agreement is not null)
        {
            return new($"{Settled(before)} ({before.Agreement})", $"{Settled(after)} ({after.Agreement})");
        }

        if (before.Outcome != after.Outcome || before.Rule != after.Rule)
        {
            return new(Settled(before), Settled(after));
        }

        if (before.Band != after.Band)
        {
            return new($"{Settled(before)}, {before.Band}", $"{Settled(after)}, {after.Band}");
        }

        if (before.Tells != after.Tells)
        {
            return new(Settled(before), "Tells another person, or of something else");
        }

        return before.Opened is { } old && after.Opened is { } next ? Between(before, after, old, next) : null;
    }

    private static PlanChange? Between(PlannedDecision before, PlannedDecision after, PlannedAlert old, PlannedAlert next)
    {
        var posted = Settled(before);
        return old.Owner != next.Owner && !next.IsOfAnotherTurnThan(old) ? new(posted, "Another owner") { Owners = (old.Owner, next.Owner) }
            : old.Channel != next.Channel ? new(posted, "Another channel") { Channels = (old.Channel, next.Channel) }
            : old.At != next.At ? new(posted, $"Posted {Later(old.At, next.At)}")
            : before.ExpiresAt != after.ExpiresAt ? new(posted, $"Expires {Later(before.ExpiresAt, after.ExpiresAt)}")
            : before.FirstTouchDueAt == after.FirstTouchDueAt ? null
            : after.FirstTouchDueAt is null ? new(posted, "No first touch is due any more")
            : before.FirstTouchDueAt is null ? new(posted, "A first touch is due")
            : new(posted, $"First touch due {Later(before.FirstTouchDueAt, after.FirstTouchDueAt)}");
    }

    private static string Later(Instant? before, Instant? after) => after > before ? "later" : "earlier";

    private static string Settled(PlannedDecision decision) =>
        decision.Outcome is { } outcome ? $"{OutcomeWords.Of(outcome)}, {decision.Rule}" : "No agreement";
}
