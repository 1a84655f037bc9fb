namespace HandoffBot.Slack.Blocks;

/// <summary>A drop-down of at most 100 options.</summary>
public sealed record StaticSelect : BlockElement
{
    /// <summary>At most 150 characters.</summary>
    public required PlainText Placeholder { get; init; }

    /// <summary>At most 100.</summary>
    public required IReadOnlyList<Option> Options { get; init; }

    /// <summary>Chosen at first; equal to one of the options.</summary>
    public Option? InitialOption { get; init; }
}

/// <summary>A choice: text at most 75, value at most 150 characters.</summary>
public sealed record Option(PlainText Text, string Value);
