namespace HandoffBot.Slack.Blocks;

/// <summary>A modal. Source: Slack's "Modals".</summary>
public sealed record Modal : View
{
    /// <summary>The title, 1 to 24 characters.</summary>
    public required PlainText Title { get; init; }

    /// <summary>Label of the submit button, at most 24 characters; required when there is an input block.</summary>
    public PlainText? Submit { get; init; }

    /// <summary>Label of the close button, at most 24 characters; null for Slack's own.</summary>
    public PlainText? Close { get; init; }
}
