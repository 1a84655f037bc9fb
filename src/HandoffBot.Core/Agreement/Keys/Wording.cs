namespace HandoffBot.Core.Agreement.Keys;

/// <summary>How a key reads among the differences of two versions.</summary>
/// <param name="Subject">What it speaks of, e.g. <c>The score</c>; null for what its group speaks of.</param>
/// <param name="Part">Which side of the subject; null for a key that says nothing by itself.</param>
/// <param name="Absent">What is said where it is not written.</param>
internal sealed record Wording(string? Subject, string? Part, string Absent = "none")
{
    /// <summary>Says nothing.</summary>
    public static Wording Nothing { get; } = new(null, null);

    /// <summary>The statement about a value; null stands for none.</summary>
    public IEnumerable<Statement> Say(string group, string? value) =>
        Part is null ? [] : [new Statement(Subject ?? group, Part, value ?? Absent)];
}
