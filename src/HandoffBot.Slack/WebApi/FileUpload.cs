namespace HandoffBot.Slack.WebApi;

/// <summary>A file that Slack expects. Source: Slack's "files.getUploadURLExternal method".</summary>
/// <param name="FileId">Identifies the file, <c>F…</c>.</param>
/// <param name="Url">Where its bytes go. Whoever has it may upload, so it is a secret until it was used.</param>
public sealed record FileUpload(string FileId, Uri Url);
