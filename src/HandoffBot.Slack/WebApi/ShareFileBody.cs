namespace HandoffBot.Slack.WebApi;

/// <summary>The body of files.completeUploadExternal. Null values are not sent.</summary>
internal sealed record ShareFileBody(IReadOnlyList<SharedFile> Files, string ChannelId, string? ThreadTs);

internal sealed record SharedFile(string Id, string Title);
