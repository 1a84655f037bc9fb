using NodaTime;

namespace HandoffBot.Core.Review.Misses;

/// <summary>Why somebody says that a lead should have been handed over.</summary>
public enum MissReason
{
    /// <summary>The score did not show how ready they were.</summary>
    ScoreTooLow,

    /// <summary>Something they did was not counted.</summary>
    SignalMissing,

    /// <summary>A field was wrong or missing.</summary>
    DataWrong,

    /// <summary>A rule stopped it that should not have.</summary>
    RuleWrong,

    /// <summary>It was decided too late.</summary>
    TooLate,
}

/// <summary>One person's claim that a lead which raised no alert should have raised one, as it stood from a moment on. It is never changed:
/// a reason, and taking it back, come after it.</summary>
/// <param name="By">Slack user id.</param>
/// <param name="ReportedAt">When they made the claim that this one goes on with.</param>
/// <param name="At">From when it stood so.</param>
/// <param name="Reason">Why; null while it was not told.</param>
/// <param name="IsTakenBack">Whether they took it back.</param>
public sealed record MissReport(string By, Instant ReportedAt, Instant At, MissReason? Reason = null, bool IsTakenBack = false);
