namespace HandoffBot.Slack.Blocks;

/// <summary>A drop-down with fixed options. Source: Slack's "Select menu element".</summary>
public sealed record StaticSelect : BlockElement
{
    /// <summary>Shown while nothing is selected, 1 to 150 characters.</summary>
    public required PlainText Placeholder { get; init; }

    /// <summary>1 to 100 options.</summary>
    public required IReadOnlyList<Option> Options { get; init; }

    /// <summary>Selected at first, equal to one of the options; null for none.</summary>
    public Option? InitialOption { get; init; }
}

/// <summary>One option of a select. Source: Slack's "Option object".</summary>
/// <param name="Text">The label, 1 to 75 characters.</param>
/// <param name="Value">Returned when it is selected, 1 to 150 characters.</param>
public sealed record Option(PlainText Text, string Value);
