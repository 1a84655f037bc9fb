namespace HandoffBot.Bench.Campaign;

/// <summary>From when until when something was done, by Slack's clock.</summary>
internal sealed record ActionInterval(DateTimeOffset From, DateTimeOffset To);
