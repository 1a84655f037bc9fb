namespace HandoffBot.Sandbox.Workspaces;

/// <summary>The warning that Slack's client shows beside an element when the bot did not acknowledge its use in time.</summary>
public sealed record ClientWarning(string User, string? Channel, string? Ts, string? ActionId, DateTimeOffset At, string Text);
