namespace HandoffBot.Store.Context;

/// <summary>Signalled after a commit, so that the loop that processes those rows need not wait for its next poll. A missed signal costs
/// time, never work.</summary>
public sealed class WorkSignals
{
    /// <summary>Score events arrived.</summary>
    public WorkSignal Inbox { get; } = new();

    /// <summary>Messages want posting or editing.</summary>
    public WorkSignal Messages { get; } = new();

    /// <summary>Clicks, commands or events from Slack arrived.</summary>
    public WorkSignal SlackInbox { get; } = new();

    /// <summary>A home tab was opened or used.</summary>
    public WorkSignal Homes { get; } = new();

    /// <summary>An alert's next due moment moved.</summary>
    public WorkSignal Due { get; } = new();
}
