namespace HandoffBot.Slack.WebApi;

/// <summary>A user. Source: Slack's "User object".</summary>
/// <param name="Id"><c>U…</c> or <c>W…</c>.</param>
/// <param name="Name">The name shown, not escaped; may be empty.</param>
/// <param name="TimeZone">IANA name, e.g. <c>Europe/Berlin</c>; null when Slack does not know it.</param>
/// <param name="IsDeleted">Whether the account is deactivated.</param>
/// <param name="IsBot">Whether the account belongs to an app: nobody reads what is sent to it.</param>
public sealed record SlackUser(string Id, string Name, string? TimeZone, bool IsDeleted, bool IsBot = false);
