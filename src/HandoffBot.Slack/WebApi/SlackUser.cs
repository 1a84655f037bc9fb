namespace HandoffBot.Slack.WebApi;

/// <summary>A user. Source: Slack's "User object".</summary>
/// <param name="Id"><c>U…</c> or <c>W…</c>.</param>
/// <param name="Name">The name shown, not escaped; may be empty.</param>
/// <param name="IsDeleted">Whether the account is deactivated.</param>
/// <param name="IsBot">Whether the account belongs to an app: nobody reads what is sent to it.</param>
/// <param name="IsGuest">Whether the account is a guest's, of one channel or of several.</param>
/// <param name="TimeZone">IANA name of the person's time zone, e.g. <c>Europe/Berlin</c>; null where Slack does not say.</param>
public sealed record SlackUser(
    string Id,
    string Name,
    bool IsDeleted,
    bool IsBot = false,
    bool IsGuest = false,
    string? TimeZone = null
);
