namespace HandoffBot.Slack.Blocks;

/// <summary>A menu behind three dots. Source: Slack's "Overflow menu element".</summary>
public sealed record OverflowMenu : BlockElement
{
    /// <summary>1 to 5 options.</summary>
    public required IReadOnlyList<Option> Options { get; init; }
}
