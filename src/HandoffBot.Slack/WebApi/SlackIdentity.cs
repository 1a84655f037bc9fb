namespace HandoffBot.Slack.WebApi;

/// <summary>Whom a bot token stands for.</summary>
/// <param name="TeamId">The workspace.</param>
/// <param name="BotUserId">The bot's user id.</param>
/// <param name="Scopes">What the token may do, e.g. <c>chat:write</c>; empty when Slack did not say.</param>
public sealed record SlackIdentity(string TeamId, string BotUserId, IReadOnlySet<string> Scopes);
