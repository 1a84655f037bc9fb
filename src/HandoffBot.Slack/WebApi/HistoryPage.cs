namespace HandoffBot.Slack.WebApi;

/// <summary>One page of a search through a history: the match, if any, and the cursor of the next page, empty at the end.</summary>
internal sealed record HistoryPage(string? Ts, string NextCursor);
