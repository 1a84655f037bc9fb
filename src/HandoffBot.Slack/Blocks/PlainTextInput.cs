namespace HandoffBot.Slack.Blocks;

/// <summary>A text field in a modal.</summary>
public sealed record PlainTextInput : BlockElement
{
    /// <summary>Several lines.</summary>
    public bool Multiline { get; init; }

    /// <summary>Longest input accepted, 1–3,000.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Text at first.</summary>
    public string? InitialValue { get; init; }

    /// <summary>Hint while empty, at most 150 characters.</summary>
    public PlainText? Placeholder { get; init; }
}
