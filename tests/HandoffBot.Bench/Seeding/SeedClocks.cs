namespace HandoffBot.Bench.Seeding;

/// <summary>What clocks run in the alerts that a database is filled with.</summary>
public enum SeedClocks
{
    /// <summary>None.</summary>
    None,

    /// <summary>One in each, a fifth each before its reminder, before its breach, before either step of the escalation, and, contacted,
    /// before its update of the CRM; none of them comes in time for the rounds. What is due expires.</summary>
    Ahead,

    /// <summary>The same, and what is due is a moment of such a clock, a fifth each.</summary>
    Due,
}
