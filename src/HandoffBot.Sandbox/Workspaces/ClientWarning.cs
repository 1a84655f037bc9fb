namespace HandoffBot.Sandbox.Workspaces;

/// <summary>A triangle beside what a person did: the bot did not answer in time.</summary>
public sealed record ClientWarning(string User, string? Channel, string? Ts, string? ActionId, DateTimeOffset At, string Text);
