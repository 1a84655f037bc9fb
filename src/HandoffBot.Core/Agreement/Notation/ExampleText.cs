namespace HandoffBot.Core.Agreement.Notation;

/// <summary>How examples are written in an agreement and said to people.</summary>
public static class ExampleText
{
    /// <summary>The outcomes as written in the file, e.g. <c>suppressed</c>.</summary>
    public static IReadOnlyDictionary<string, ExpectedOutcome> Outcomes { get; } =
        Enum.GetValues<ExpectedOutcome>().ToDictionary(Of, StringComparer.Ordinal);

    /// <summary>An outcome as it is written.</summary>
    public static string Of(ExpectedOutcome outcome) =>
        outcome switch
        {
            ExpectedOutcome.Alerted => "alerted",
            ExpectedOutcome.Held => "held",
            ExpectedOutcome.Suppressed => "suppressed",
            ExpectedOutcome.Nurture => "nurture",
        };

    /// <summary>An example in one line, e.g. <c>suppressed with score 92, contact.title PhD student</c>.</summary>
    public static string Of(LeadExample example) =>
        $"{Of(example.Expect)}{(example.Route is { } route ? $" on the route \"{route}\"" : "")}"
        + $"{(example.Opens is { } opens ? $" until {LocalTimeNotation.WriteLocal(opens)}" : "")}"
        + $"{(example.At is { } at ? $" at {LocalTimeNotation.WriteLocal(at)}" : "")} with "
        + string.Join(
            ", ",
            example.Lead.Select(field => $"{field.Key} {field.Value}").Concat(example.Without.Select(field => $"{field} not known"))
        );
}
