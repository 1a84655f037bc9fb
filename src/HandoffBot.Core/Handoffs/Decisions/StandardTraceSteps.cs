namespace HandoffBot.Core.Handoffs.Decisions;

/// <summary>
/// The steps of a trace whose sentence follows from the rule and from what it looked at. They are in nearly every trace, and a stored
/// one leaves their sentence out; so a sentence here may get better words, but never another meaning.
/// </summary>
public static class StandardTraceSteps
{
    /// <summary>What the rule of order looked at when it knew no earlier event of the account.</summary>
    public const string FirstEvent = "no earlier event";

    /// <summary>What the rule of paths looked at when the agreement has none.</summary>
    public const string NoPaths = "no paths agreed";

    /// <summary>What the rule of leads at work looked at when the account has no current alert.</summary>
    public const string NoAlert = "no current alert";

    /// <summary>The step that passed and says the usual.</summary>
    /// <param name="rule">The rule's name in traces, e.g. <c>order</c>.</param>
    /// <param name="input">What it looked at.</param>
    /// <exception cref="ArgumentException">The rule has no usual sentence for it.</exception>
    public static TraceStep Of(string rule, string input) =>
        Find(rule, input) ?? throw new ArgumentException($"The rule {rule} says nothing usual of {input}.", nameof(rule));

    /// <summary>The step that passed and says the usual; null when its rule has no usual sentence.</summary>
    /// <param name="rule">The rule's name in traces.</param>
    /// <param name="input">What it looked at.</param>
    public static TraceStep? Find(string rule, string input) => Sentence(rule, input) is { } says ? new(rule, input, true, says) : null;

    /// <summary>Whether it is a step that passed and says the usual.</summary>
    /// <param name="step">A step of a trace.</param>
    public static bool Includes(TraceStep step) => step.Passed && step.Says == Sentence(step.Rule, step.Input);

    private static string? Sentence(string rule, string input) =>
        (rule, input) switch
        {
            ("score", _) => "The agreement covers this score.",
            ("order", FirstEvent) => "The first event of this account.",
            ("order", _) => "Newer than what was acted on.",
            ("path", NoPaths) => "The bands alone decide.",
            ("worked", NoAlert) => "Nobody is at work on it.",
            ("worked", _) => "Neither contacted nor flagged.",
            ("authority", _) => "Alerts may be used now.",
            ("hours", _) => "Within working hours.",
            _ => null,
        };
}
