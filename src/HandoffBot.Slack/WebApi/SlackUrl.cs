namespace HandoffBot.Slack.WebApi;

/// <summary>An address that Slack gave: a permalink, or where to open a Socket Mode connection.</summary>
/// <param name="Url">Absolute.</param>
public sealed record SlackUrl(Uri Url);
