namespace HandoffBot.Core.Review.Sessions;

/// <summary>What has to be fixed before the score gets more authority.</summary>
public enum SessionBlocker
{
    /// <summary>One lead or account is there several times, or linked to the wrong one.</summary>
    Duplicates,

    /// <summary>Teams keep fields differently.</summary>
    DriftingFields,

    /// <summary>Nobody can say why a bad example scored high.</summary>
    UnexplainedExamples,

    /// <summary>The score is where nobody works.</summary>
    TrappedInReporting,

    /// <summary>The word means different things.</summary>
    QualifiedDisagreement,
}

/// <summary>The five blockers in words, after those of the "Lead Scoring Sales Handoff Checklist".</summary>
public static class SessionBlockerText
{
    /// <summary>What it is; at most 75 characters.</summary>
    /// <param name="blocker">The blocker.</param>
    public static string Of(SessionBlocker blocker) =>
        blocker switch
        {
            SessionBlocker.Duplicates => "The same company or person is there more than once",
            SessionBlocker.DriftingFields => "Teams fill the stage and owner fields in their own ways",
            SessionBlocker.UnexplainedExamples => "Nobody can say why a bad example scored high",
            SessionBlocker.TrappedInReporting => "The score is right, and stands where nobody works",
            SessionBlocker.QualifiedDisagreement => "Marketing and sales mean different things by qualified",
        };

    /// <summary>What to do about it.</summary>
    /// <param name="blocker">The blocker.</param>
    public static string NextMove(SessionBlocker blocker) =>
        blocker switch
        {
            SessionBlocker.Duplicates => "Settle which source counts and how records are matched, before anything is automated",
            SessionBlocker.DriftingFields => "Agree who owns these fields and when a stage changes",
            SessionBlocker.UnexplainedExamples => "Show what moved the score, and collect what reps say of it",
            SessionBlocker.TrappedInReporting => "Bring the score to where the work is done",
            SessionBlocker.QualifiedDisagreement => "Write one definition down before any route changes",
        };
}
