namespace HandoffBot.Slack.Blocks;

/// <summary>A drop-down with the people of the workspace. Source: Slack's "Select menu of users".</summary>
public sealed record UsersSelect : BlockElement
{
    /// <summary>Shown while nobody is chosen, 1 to 150 characters.</summary>
    public required PlainText Placeholder { get; init; }

    /// <summary>User id of whoever is chosen at first; null for nobody.</summary>
    public string? InitialUser { get; init; }
}
