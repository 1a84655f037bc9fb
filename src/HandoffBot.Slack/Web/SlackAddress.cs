namespace HandoffBot.Slack;

/// <summary>The address of something at Slack.</summary>
public sealed record SlackAddress(Uri Url);
