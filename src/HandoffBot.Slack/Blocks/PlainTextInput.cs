namespace HandoffBot.Slack.Blocks;

/// <summary>A text field of a modal. Source: Slack's "Plain-text input element".</summary>
public sealed record PlainTextInput : BlockElement
{
    /// <summary>Whether it has several lines.</summary>
    public bool Multiline { get; init; }

    /// <summary>Longest input accepted, in characters, 1 to 3,000; null for Slack's own limit.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Filled in at first, at most <see cref="MaxLength"/> characters; null for nothing.</summary>
    public string? InitialValue { get; init; }

    /// <summary>Shown while it is empty, at most 150 characters; null for nothing.</summary>
    public PlainText? Placeholder { get; init; }
}
