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

/// <summary>The five blockers in words. Source: "Lead Scoring Sales Handoff Checklist", "When CRM or AI readiness is still the
/// blocker".</summary>
public static class SessionBlockerText
{
    /// <summary>What it is; at most 75 characters.</summary>
    /// <param name="blocker">The blocker.</param>
    public static string Of(SessionBlocker blocker) =>
        blocker switch
        {
            SessionBlocker.Duplicates => "Duplicate or poorly linked lead and account records",
            SessionBlocker.DriftingFields => "Lifecycle or owner fields drift by team",
            SessionBlocker.UnexplainedExamples => "Reps cannot explain bad examples",
            SessionBlocker.TrappedInReporting => "The score is useful but trapped in reporting",
            SessionBlocker.QualifiedDisagreement => "Marketing and sales disagree on what \"qualified\" means",
        };

    /// <summary>What to do about it.</summary>
    /// <param name="blocker">The blocker.</param>
    public static string NextMove(SessionBlocker blocker) =>
        blocker switch
        {
            SessionBlocker.Duplicates => "Fix source precedence and matching before automation",
            SessionBlocker.DriftingFields => "Stabilise CRM ownership and stage rules",
            SessionBlocker.UnexplainedExamples => "Add visible score factors and feedback capture",
            SessionBlocker.TrappedInReporting => "Push the signal into CRM, Slack or sales workflows",
            SessionBlocker.QualifiedDisagreement => "Reset the definition before routing changes",
        };
}
