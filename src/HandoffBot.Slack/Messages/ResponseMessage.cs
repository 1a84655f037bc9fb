using HandoffBot.Slack.Blocks;

namespace HandoffBot.Slack.Messages;

/// <summary>An answer to a click or command.</summary>
/// <param name="Text">Mrkdwn, escaped.</param>
/// <param name="Blocks">Null for text alone.</param>
/// <param name="ReplaceOriginal">Replaces the message the click was in, which only makes sense for an ephemeral one.</param>
/// <param name="DeleteOriginal">Removes it.</param>
public sealed record ResponseMessage(
    string Text,
    IReadOnlyList<Block>? Blocks = null,
    bool ReplaceOriginal = false,
    bool DeleteOriginal = false
)
{
    /// <summary>Who sees it: <c>ephemeral</c> or <c>in_channel</c>.</summary>
    public string ResponseType { get; init; } = "ephemeral";
}
