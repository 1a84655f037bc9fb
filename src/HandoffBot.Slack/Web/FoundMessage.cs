namespace HandoffBot.Slack;

/// <summary>What a search found.</summary>
/// <param name="Ts">The message; null when Slack's history has none.</param>
public sealed record FoundMessage(string? Ts);
