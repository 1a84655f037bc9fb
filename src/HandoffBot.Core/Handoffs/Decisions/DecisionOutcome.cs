namespace HandoffBot.Core.Handoffs.Decisions;

/// <summary>What became of an event.</summary>
public enum DecisionOutcome
{
    /// <summary>A new alert.</summary>
    Alerted,

    /// <summary>The account's live alert was brought up to date and took a new expiry.</summary>
    Updated,

    /// <summary>The account's live alert was withdrawn.</summary>
    Withdrawn,

    /// <summary>Waits for something named: a field, an owner, an explanation, working hours.</summary>
    Held,

    /// <summary>Never to be handed off: a disqualifier, no path, another score, already worked.</summary>
    Suppressed,

    /// <summary>Would have made an alert, and its account is one of those left without, to learn what alerts bring. No rep is told of
    /// it.</summary>
    HeldOut,

    /// <summary>Below the last band.</summary>
    Nurture,

    /// <summary>So old that its alert would already have expired.</summary>
    Expired,

    /// <summary>Older than the last event acted on for the account.</summary>
    Superseded,

    /// <summary>Fields without a score: known now, and no lead of the account was waiting.</summary>
    Learned,

    /// <summary>What became of a lead, or history that was imported: kept, and nothing was decided.</summary>
    Recorded,
}
