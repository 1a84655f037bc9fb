namespace HandoffBot.Slack.WebApi;

/// <summary>A person.</summary>
/// <param name="Id"><c>U…</c> or <c>W…</c>.</param>
/// <param name="Name">The name shown, unescaped; may be empty.</param>
/// <param name="TimeZone">IANA name; null when Slack does not know.</param>
/// <param name="IsDeleted">The account is deactivated.</param>
/// <param name="IsBot">The account belongs to an app: nobody reads what is sent to it.</param>
public sealed record SlackUser(string Id, string Name, string? TimeZone, bool IsDeleted, bool IsBot = false);
