namespace HandoffBot.Slack.WebApi;

/// <summary>The workspace and the bot user of a token. Source: Slack's "auth.test method".</summary>
/// <param name="TeamId">Id of the workspace, <c>T…</c>.</param>
/// <param name="BotUserId">User id of the bot, <c>U…</c>.</param>
/// <param name="Scopes">Granted scopes, e.g. <c>chat:write</c>, from the header <c>x-oauth-scopes</c>; empty when it is absent.</param>
/// <param name="Url">Address of the workspace, e.g. <c>https://example.slack.com/</c>; null when the response has none.</param>
public sealed record SlackIdentity(string TeamId, string BotUserId, IReadOnlySet<string> Scopes, Uri? Url = null)
{
    /// <summary>Id of the bot, <c>B…</c>, for <see cref="SlackClient.BotInfo"/>; null when Slack left it out.</summary>
    public string? BotId { get; init; }

    /// <summary>Id of the Enterprise organization the workspace belongs to, <c>E…</c>; null when it belongs to none.</summary>
    public string? EnterpriseId { get; init; }

    /// <summary>Id of the app, <c>A…</c>; null when Slack left it out, as it does for most bot tokens.</summary>
    public string? AppId { get; init; }
}
