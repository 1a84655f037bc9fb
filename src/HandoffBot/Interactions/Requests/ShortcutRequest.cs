namespace HandoffBot.Interactions.Requests;

/// <summary>A shortcut used on a message.</summary>
/// <param name="MessageTs">The message; null when Slack left it out.</param>
/// <param name="ThreadTs">The message it replies to; null when it is in no thread.</param>
/// <param name="AuthorId">Who wrote it; null when Slack left it out.</param>
/// <param name="Text">What it says, as Slack escapes it.</param>
internal sealed record ShortcutRequest(
    string UserId,
    string? ChannelId,
    string? TriggerId,
    Uri? ResponseUrl,
    string? MessageTs,
    string? ThreadTs,
    string? AuthorId,
    string? Text
) : RequestContext(UserId, ChannelId, TriggerId, ResponseUrl);
