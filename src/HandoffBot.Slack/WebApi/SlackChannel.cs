namespace HandoffBot.Slack.WebApi;

/// <summary>A conversation as the bot sees it. Source: Slack's "Conversation object".</summary>
/// <param name="Id"><c>C…</c>, <c>G…</c> or <c>D…</c>.</param>
/// <param name="Name">Without the hash; may be empty for a direct message.</param>
/// <param name="IsArchived">Whether it is archived, so that nothing can be posted.</param>
/// <param name="IsMember">Whether the bot is a member.</param>
/// <param name="IsPrivate">Whether only members see it.</param>
public sealed record SlackChannel(string Id, string Name, bool IsArchived, bool IsMember, bool IsPrivate);
