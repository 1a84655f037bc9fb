namespace HandoffBot.Core.Agreement;

/// <summary>A lead and what the rules must make of it. An agreement whose example comes out otherwise is not put in force.</summary>
/// <param name="Name">What people call it, e.g. <c>a student is suppressed</c>.</param>
/// <param name="Lead">What is known of the lead: the text of each field or measure, by its path.</param>
/// <param name="Without">Fields that are not known; every other field the agreement requires is.</param>
/// <param name="Expect">What must come out.</param>
/// <param name="Route">Name of the route that must take it; null where any may.</param>
public sealed record LeadExample(
    string Name,
    IReadOnlyDictionary<string, string> Lead,
    IReadOnlyList<string> Without,
    ExpectedOutcome Expect,
    string? Route
)
{
    /// <summary>When it comes in, on the clock of its coverage; null within working hours.</summary>
    public LocalMoment? At { get; init; }

    /// <summary>Until when it must wait for opening, on the same clock; null where it may wait for anything.</summary>
    public LocalMoment? Opens { get; init; }
}

/// <summary>What an example may expect of a lead of which nothing was known before.</summary>
public enum ExpectedOutcome
{
    /// <summary>A new alert.</summary>
    Alerted,

    /// <summary>Waits for something named.</summary>
    Held,

    /// <summary>Never handed off.</summary>
    Suppressed,

    /// <summary>Below the last band.</summary>
    Nurture,
}
