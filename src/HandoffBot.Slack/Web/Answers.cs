namespace HandoffBot.Slack;

/// <summary>Slack did as asked and has nothing to add.</summary>
public sealed record Done
{
    /// <summary>The one value.</summary>
    public static Done Value { get; } = new();
}

/// <summary>A message as Slack stored it.</summary>
/// <param name="Channel">Where it is; for a direct message the <c>D…</c> id, which edits must name.</param>
/// <param name="Ts">Its name in that channel.</param>
public sealed record PostedMessage(string Channel, string Ts);

/// <summary>Whom a bot token stands for.</summary>
/// <param name="TeamId">The workspace.</param>
/// <param name="BotUserId">The bot's user id.</param>
/// <param name="Scopes">What the token may do, e.g. <c>chat:write</c>; empty when Slack did not say.</param>
public sealed record SlackIdentity(string TeamId, string BotUserId, IReadOnlySet<string> Scopes);

/// <summary>A person.</summary>
/// <param name="Id"><c>U…</c> or <c>W…</c>.</param>
/// <param name="Name">The name shown, unescaped; may be empty.</param>
/// <param name="TimeZone">IANA name; null when Slack does not know.</param>
/// <param name="Deleted">The account is deactivated.</param>
/// <param name="IsBot">The account belongs to an app: nobody reads what is sent to it.</param>
public sealed record SlackUser(string Id, string Name, string? TimeZone, bool Deleted, bool IsBot = false);

/// <summary>A channel as the bot sees it.</summary>
/// <param name="Id">The id.</param>
/// <param name="Name">Without the hash; may be empty for a direct message.</param>
/// <param name="IsArchived">Nothing can be posted any more.</param>
/// <param name="IsMember">The bot is in it.</param>
/// <param name="IsPrivate">Only members see it.</param>
public sealed record SlackChannel(string Id, string Name, bool IsArchived, bool IsMember, bool IsPrivate);

/// <summary>A modal or home tab as Slack stored it.</summary>
/// <param name="Id">Names it in updates.</param>
/// <param name="Hash">Sent with an update, makes Slack refuse it when the view has changed since; may be empty.</param>
public sealed record OpenedView(string Id, string Hash);

/// <summary>What a search found.</summary>
/// <param name="Ts">The message; null when Slack's history has none.</param>
public sealed record FoundMessage(string? Ts);

/// <summary>The address of something at Slack.</summary>
public sealed record SlackAddress(Uri Url);
