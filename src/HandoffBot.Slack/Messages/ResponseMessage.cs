using HandoffBot.Slack.Blocks;

namespace HandoffBot.Slack.Messages;

/// <summary>A response to an interaction or command. Source: Slack's "Handling user interaction".</summary>
/// <param name="Text">At most 4,000 characters.</param>
/// <param name="Blocks">At most 50; null to show the text alone.</param>
/// <param name="ReplaceOriginal">Whether it replaces the message of the interaction.</param>
public sealed record ResponseMessage(Markup Text, IReadOnlyList<Block>? Blocks = null, bool ReplaceOriginal = false)
{
    /// <summary>Who sees it: <c>ephemeral</c>, the user alone.</summary>
    public string ResponseType { get; } = "ephemeral";
}
