namespace HandoffBot.Slack.Blocks;

/// <summary>A drop-down of the people of the workspace. Source: Slack's "Users select menu element".</summary>
public sealed record UsersSelect : BlockElement
{
    /// <summary>Shown while nobody is selected, 1 to 150 characters.</summary>
    public required PlainText Placeholder { get; init; }

    /// <summary>Slack user id of whoever is selected at first; null for nobody.</summary>
    public string? InitialUser { get; init; }
}
