namespace HandoffBot.Slack;

internal sealed record HistoryPage(string? Ts, string Next);
