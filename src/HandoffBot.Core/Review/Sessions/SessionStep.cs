namespace HandoffBot.Core.Review.Sessions;

/// <summary>The five steps of a handoff review, in order.</summary>
public enum SessionStep
{
    /// <summary>The score and the decision it is for.</summary>
    Decision,

    /// <summary>What reps see of it.</summary>
    Signals,

    /// <summary>Who answers for what it is made of.</summary>
    Ownership,

    /// <summary>What it may change, and what not yet.</summary>
    Boundaries,

    /// <summary>Where bad examples go.</summary>
    Feedback,
}

/// <summary>The steps in words. Source: "Lead Scoring Sales Handoff Checklist", the 45-minute handoff agenda.</summary>
public static class SessionSteps
{
    /// <summary>How many there are.</summary>
    public static int Count { get; } = Enum.GetValues<SessionStep>().Length;

    /// <summary>The step's place, counted from 1.</summary>
    /// <param name="step">The step.</param>
    public static int Number(SessionStep step) => (int)step + 1;

    /// <summary>The one after it; null after the last.</summary>
    /// <param name="step">The step.</param>
    public static SessionStep? After(SessionStep step) => Number(step) < Count ? step + 1 : null;

    /// <summary>How long it takes: 45 minutes in all.</summary>
    /// <param name="step">The step.</param>
    public static int Minutes(SessionStep step) => step is SessionStep.Decision ? 5 : 10;

    /// <summary>What is talked about.</summary>
    /// <param name="step">The step.</param>
    public static string Title(SessionStep step) =>
        step switch
        {
            SessionStep.Decision => "Name the score and target decision",
            SessionStep.Signals => "Review the signals and explanations reps will see",
            SessionStep.Ownership => "Check freshness, owners and sync path",
            SessionStep.Boundaries => "Set allowed and not-yet boundaries",
            SessionStep.Feedback => "Define the feedback loop",
        };

    /// <summary>What it ends with.</summary>
    /// <param name="step">The step.</param>
    public static string Output(SessionStep step) =>
        step switch
        {
            SessionStep.Decision => "One sentence: \"This score will change…\"",
            SessionStep.Signals => "Required CRM fields and context cards",
            SessionStep.Ownership => "Named owner for each failure point",
            SessionStep.Boundaries => "Current authority level and escalation rule",
            SessionStep.Feedback => "Where bad examples go and who reviews them",
        };
}
