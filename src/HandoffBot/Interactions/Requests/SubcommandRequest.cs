namespace HandoffBot.Interactions.Requests;

/// <summary>A slash command's words.</summary>
/// <param name="Rest">What follows the subcommand, as the person wrote it.</param>
internal sealed record SubcommandRequest(string UserId, string? ChannelId, string? TriggerId, Uri? ResponseUrl, string Rest)
    : RequestContext(UserId, ChannelId, TriggerId, ResponseUrl);
