using NodaTime;

namespace HandoffBot.Core.Review.Labels;

/// <summary>What a reviewer said of a case.</summary>
public enum LabelKind
{
    /// <summary>The score was wrong.</summary>
    BadScore,

    /// <summary>The score was right.</summary>
    ScoreRight,

    /// <summary>What the score was made of was wrong, and not the score.</summary>
    DataFault,

    /// <summary>They could not tell.</summary>
    Skipped,

    /// <summary>They took back what they had said.</summary>
    TakenBack,
}

/// <summary>Why a case is reviewed.</summary>
public enum SamplingStratum
{
    /// <summary>Somebody flagged it.</summary>
    Flagged,

    /// <summary>Nobody did; it was drawn at random among those.</summary>
    Random,

    /// <summary>It was never handed over; it was drawn at random among those just below the lowest band.</summary>
    BelowThreshold,

    /// <summary>It was never handed over, and somebody reported it as missed.</summary>
    Reported,
}

/// <summary>One thing that a reviewer said. It is never changed: who changes their mind says something else after it.</summary>
/// <param name="Kind">What.</param>
/// <param name="By">Slack user id.</param>
/// <param name="At">When.</param>
/// <param name="ByOwner">Whether they ran the weekly review then, so that their word settles a disagreement.</param>
/// <param name="Field">Path of the field that was wrong; null for other kinds, and where it was not told.</param>
/// <param name="Note">A sentence on it; null for none.</param>
public sealed record ReviewLabel(
    LabelKind Kind,
    string By,
    Instant At,
    bool ByOwner = false,
    string? Field = null,
    string? Note = null
)
{
    /// <summary>Whether it says what to make of the score.</summary>
    public bool IsVerdict => Kind is LabelKind.BadScore or LabelKind.ScoreRight or LabelKind.DataFault;
}
