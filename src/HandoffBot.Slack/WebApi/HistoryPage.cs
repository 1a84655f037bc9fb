namespace HandoffBot.Slack.WebApi;

internal sealed record HistoryPage(string? Ts, string NextCursor);
