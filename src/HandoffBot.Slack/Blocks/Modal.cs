namespace HandoffBot.Slack.Blocks;

/// <summary>A modal; title, submit and close at most 24 characters each.</summary>
public sealed record Modal : View
{
    /// <summary>Title.</summary>
    public required PlainText Title { get; init; }

    /// <summary>Label of the submit button; null when there is nothing to submit.</summary>
    public PlainText? Submit { get; init; }

    /// <summary>Label of the close button.</summary>
    public PlainText? Close { get; init; }
}
