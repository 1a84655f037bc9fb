namespace HandoffBot.Slack.WebApi;

/// <summary>A channel as the bot sees it.</summary>
/// <param name="Id">The id.</param>
/// <param name="Name">Without the hash; may be empty for a direct message.</param>
/// <param name="IsArchived">Nothing can be posted any more.</param>
/// <param name="IsMember">The bot is in it.</param>
/// <param name="IsPrivate">Only members see it.</param>
public sealed record SlackChannel(string Id, string Name, bool IsArchived, bool IsMember, bool IsPrivate);
