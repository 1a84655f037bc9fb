using HandoffBot.Slack.Json;

namespace HandoffBot.Slack.WebApi;

/// <summary>
/// The methods of Slack's Web API that the bot uses. Each call sends exactly one request; retrying is left to the caller,
/// who knows whether a duplicate would do harm. Every outcome is a <see cref="SlackResult{T}"/>: the only exceptions are
/// those for invalid arguments and for the caller's own cancellation. Instances may be used by several threads at once.
/// Source: Slack's "Using the Slack Web API" and the page of each method.
/// </summary>
public sealed partial class SlackClient
{
    /// <summary>How many people Slack can be asked for at once with <see cref="DoNotDisturb"/>.</summary>
    public const int MostDoNotDisturb = 50;

    private readonly WebApiTransport _api;

    /// <summary>Creates a client.</summary>
    /// <param name="http">
    /// Sends the requests, best one of <see cref="SlackHttp.CreateClient"/>. Its own time-out should be infinite, as the
    /// deadline of <paramref name="credentials"/> counts. It is not disposed here.
    /// </param>
    /// <param name="credentials">The address, the tokens and the deadline of a call.</param>
    /// <param name="time">The clock that measures the deadline; the system's when null.</param>
    /// <exception cref="ArgumentNullException"><paramref name="http"/> or <paramref name="credentials"/> is null.</exception>
    public SlackClient(HttpClient http, SlackCredentials credentials, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(credentials);
        _api = new WebApiTransport(http, credentials, time ?? TimeProvider.System);
    }

    /// <summary>Asks which workspace and bot user the token belongs to and what it may do (auth.test).</summary>
    /// <param name="cancel">Abandons the call; a request already sent may still take effect.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was cancelled.</exception>
    public Task<SlackResult<SlackIdentity>> AuthTest(CancellationToken cancel = default) =>
        _api.Read(
            "auth.test",
            [],
            response =>
                response.Json.GetText("team_id") is { } team && response.Json.GetText("user_id") is { } user
                    ? new SlackIdentity(team, user, response.Scopes, ResponseReader.Address(response.Json, "url")?.Url)
                    {
                        BotId = response.Json.GetText("bot_id"),
                        EnterpriseId = response.Json.GetText("enterprise_id"),
                        AppId = response.Json.GetText("app_id"),
                    }
                    : null,
            cancel
        );

    /// <summary>Gets a bot, and which app it belongs to (bots.info; scope <c>users:read</c>).</summary>
    /// <param name="botId"><c>B…</c>.</param>
    /// <param name="cancel">Abandons the call; a request already sent may still take effect.</param>
    /// <exception cref="ArgumentNullException"><paramref name="botId"/> is null.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was cancelled.</exception>
    public Task<SlackResult<SlackBot>> BotInfo(string botId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(botId);
        return _api.Read("bots.info", [new("bot", botId)], response => ResponseReader.Bot(response.Json.GetMember("bot")), cancel);
    }

    /// <summary>
    /// Looks a user up by e-mail address (users.lookupByEmail; scope <c>users:read.email</c>). The error
    /// <c>users_not_found</c> says that no visible account has this address; any other failure says nothing about it.
    /// </summary>
    /// <param name="email">The address, in any case.</param>
    /// <param name="cancel">Abandons the call; a request already sent may still take effect.</param>
    /// <exception cref="ArgumentNullException"><paramref name="email"/> is null.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was cancelled.</exception>
    public Task<SlackResult<SlackUser>> LookupByEmail(string email, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(email);
        return _api.Read("users.lookupByEmail", [new("email", email)], ReadUser, cancel);
    }

    /// <summary>Gets a user by id (users.info; scope <c>users:read</c>).</summary>
    /// <param name="userId"><c>U…</c> or <c>W…</c>.</param>
    /// <param name="cancel">Abandons the call; a request already sent may still take effect.</param>
    /// <exception cref="ArgumentNullException"><paramref name="userId"/> is null.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was cancelled.</exception>
    public Task<SlackResult<SlackUser>> UserInfo(string userId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(userId);
        return _api.Read("users.info", [new("user", userId)], ReadUser, cancel);
    }

    /// <summary>
    /// Gets when these people do not want to be disturbed (dnd.teamInfo; scope <c>dnd:read</c>). Slack tells the time that is running or
    /// comes next; whoever Slack leaves out is not in the answer.
    /// </summary>
    /// <param name="userIds"><c>U…</c> or <c>W…</c>, from 1 to <see cref="MostDoNotDisturb"/> of them.</param>
    /// <param name="cancel">Abandons the call; a request already sent may still take effect.</param>
    /// <exception cref="ArgumentNullException"><paramref name="userIds"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no id, or there are too many.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was cancelled.</exception>
    public Task<SlackResult<IReadOnlyList<SlackDoNotDisturb>>> DoNotDisturb(
        IReadOnlyCollection<string> userIds,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(userIds);
        ArgumentOutOfRangeException.ThrowIfZero(userIds.Count, nameof(userIds));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(userIds.Count, MostDoNotDisturb, nameof(userIds));
        return _api.Read(
            "dnd.teamInfo",
            [new("users", string.Join(',', userIds))],
            response => ResponseReader.DoNotDisturb(response.Json.GetMember("users")),
            cancel
        );
    }

    /// <summary>
    /// Gets a conversation, and whether the bot is a member (conversations.info; scope <c>channels:read</c> or the like).
    /// </summary>
    /// <param name="channel"><c>C…</c>, <c>G…</c> or <c>D…</c>.</param>
    /// <param name="cancel">Abandons the call; a request already sent may still take effect.</param>
    /// <exception cref="ArgumentNullException"><paramref name="channel"/> is null.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was cancelled.</exception>
    public Task<SlackResult<SlackChannel>> ConversationInfo(string channel, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(channel);
        return _api.Read(
            "conversations.info",
            [new("channel", channel)],
            response => ResponseReader.Channel(response.Json.GetMember("channel")),
            cancel
        );
    }

    /// <summary>
    /// Gets the bot's direct message channel with a user, and opens it if needed (conversations.open; scope <c>im:write</c>).
    /// </summary>
    /// <param name="userId"><c>U…</c> or <c>W…</c>.</param>
    /// <param name="cancel">Abandons the call; a request already sent may still take effect.</param>
    /// <exception cref="ArgumentNullException"><paramref name="userId"/> is null.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was cancelled.</exception>
    public Task<SlackResult<SlackChannel>> OpenDirectMessage(string userId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(userId);
        return _api.Write(
            "conversations.open",
            new OpenConversationBody(userId),
            // Slack responds with the id alone; the bot is always a member of its own direct messages.
            response =>
                ResponseReader.Channel(response.Json.GetMember("channel")) is { } opened
                    ? opened with
                    {
                        IsMember = true,
                        IsPrivate = true,
                    }
                    : null,
            cancel
        );
    }

    /// <summary>Gets the address at which a user finds a message (chat.getPermalink).</summary>
    /// <param name="channel">The channel of the message.</param>
    /// <param name="ts">The timestamp of the message.</param>
    /// <param name="cancel">Abandons the call; a request already sent may still take effect.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was cancelled.</exception>
    public Task<SlackResult<SlackUrl>> Permalink(string channel, string ts, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentNullException.ThrowIfNull(ts);
        return _api.Read(
            "chat.getPermalink",
            [new("channel", channel), new("message_ts", ts)],
            response => ResponseReader.Address(response.Json, "permalink"),
            cancel
        );
    }

    /// <summary>
    /// Gets the address of a new Socket Mode connection (apps.connections.open, with the app-level token). The address is
    /// a secret, can be used once, and expires after about 30 seconds. Source: Slack's "Using Socket Mode".
    /// </summary>
    /// <param name="cancel">Abandons the call; a request already sent may still take effect.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was cancelled.</exception>
    public Task<SlackResult<SlackUrl>> OpenSocketConnection(CancellationToken cancel = default) =>
        _api.ReadAsApp("apps.connections.open", response => ResponseReader.Address(response.Json, "url"), cancel);

    private static SlackUser? ReadUser(SlackResponse response) => ResponseReader.User(response.Json.GetMember("user"));
}
