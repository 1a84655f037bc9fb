namespace HandoffBot.Slack.WebApi;

/// <summary>The result of <see cref="SlackClient.FindByMetadata"/>.</summary>
/// <param name="Ts">Timestamp of the message; null when the searched history has none with this metadata.</param>
public sealed record MessageSearchResult(string? Ts);
