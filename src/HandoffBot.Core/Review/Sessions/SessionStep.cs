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

/// <summary>
/// The steps in words. Steps, times and outputs after the 45-minute agenda of the "Lead Scoring Sales Handoff Checklist".
/// </summary>
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
            SessionStep.Decision => "Which score, and what does it decide?",
            SessionStep.Signals => "What does a rep read, and can they act on it?",
            SessionStep.Ownership => "How old is it, who answers for it, how does it get here?",
            SessionStep.Boundaries => "What may it change now, and what not yet?",
            SessionStep.Feedback => "What happens to a bad example?",
        };

    /// <summary>What it ends with.</summary>
    /// <param name="step">The step.</param>
    public static string Output(SessionStep step) =>
        step switch
        {
            SessionStep.Decision => "The decision in one sentence",
            SessionStep.Signals => "The fields and facts that every lead must come with",
            SessionStep.Ownership => "A person for each place where it can break",
            SessionStep.Boundaries => "What it may change today, and who is told when it goes wrong",
            SessionStep.Feedback => "Where they are collected, and who looks at them when",
        };
}
