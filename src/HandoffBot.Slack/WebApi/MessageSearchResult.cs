namespace HandoffBot.Slack.WebApi;

/// <summary>What a search found.</summary>
/// <param name="Ts">The message; null when Slack's history has none.</param>
public sealed record MessageSearchResult(string? Ts);
