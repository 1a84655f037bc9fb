using HandoffBot.Core.Agreement;

namespace HandoffBot.Core.Review.Worksheets;

/// <summary>What is lacking before a score may be relied on for more.</summary>
public enum GapKind
{
    /// <summary>The reviewed alerts do not show the agreed bound yet, or are too few.</summary>
    ReviewedAlerts,

    /// <summary>The rules for owners have not said the same for long enough.</summary>
    YoungOwnerRules,

    /// <summary>There is no earlier version to go back to.</summary>
    NoWayBack,

    /// <summary>A proof that people have to bring is not shown.</summary>
    ProofNotShown,

    /// <summary>Leads waited for a required field.</summary>
    MissingField,

    /// <summary>A sender's events come too late to be fresh.</summary>
    LateEvents,

    /// <summary>No outcome is known of any handoff.</summary>
    UnknownOutcomes,

    /// <summary>Flags wait for a reviewer.</summary>
    UnreviewedFlags,

    /// <summary>Questions about data wait for an answer.</summary>
    OpenDataQuestions,

    /// <summary>The score no longer means what it meant.</summary>
    Drift,

    /// <summary>Nobody is named who agrees to a change.</summary>
    NobodySigns,
}

/// <summary>One thing that is lacking.</summary>
/// <param name="Kind">What.</param>
/// <param name="Owner">Who can bring it, by e-mail address or Slack user id.</param>
/// <param name="Count">How many; 0 where it is no number.</param>
/// <param name="Of">What it keeps back; null where that is no one behaviour.</param>
/// <param name="Name">Path of the field, or name of the sender; null for the others.</param>
public sealed record WorksheetGap(GapKind Kind, string Owner, long Count = 0, Behaviour? Of = null, string? Name = null);
