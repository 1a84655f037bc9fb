namespace HandoffBot.Slack.WebApi;

/// <summary>The address of something at Slack.</summary>
public sealed record SlackUrl(Uri Url);
