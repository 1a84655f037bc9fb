namespace HandoffBot.Slack.WebApi;

/// <summary>A bot. Source: Slack's "bots.info method".</summary>
/// <param name="Id">Id of the bot, <c>B…</c>.</param>
/// <param name="AppId">Id of the app it belongs to, <c>A…</c>; null when Slack left it out.</param>
public sealed record SlackBot(string Id, string? AppId);
