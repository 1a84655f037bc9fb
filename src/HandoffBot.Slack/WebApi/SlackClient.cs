using HandoffBot.Slack.Json;

namespace HandoffBot.Slack.WebApi;

/// <summary>
/// Slack's Web API, as far as it is used here. One request a call and never a second: a caller with a ledger decides what
/// to try again. Every outcome is a value; only the caller's own cancellation throws, and a write cancelled on the way may
/// have arrived.
/// </summary>
/// <param name="http">Connects to Slack, best one of <see cref="SlackHttp.CreateClient"/>. Its own time-out should be infinite: the deadline of <paramref name="credentials"/> counts.</param>
/// <param name="credentials">Where and who.</param>
/// <param name="time">What deadlines are measured with; the system's clock when null.</param>
public sealed partial class SlackClient(HttpClient http, SlackCredentials credentials, TimeProvider? time = null)
{
    private readonly WebApiTransport _api = new(http, credentials, time ?? TimeProvider.System);

    /// <summary>Whom the token stands for and what it may do (auth.test).</summary>
    public Task<SlackResult<SlackIdentity>> AuthTest(CancellationToken cancel = default) =>
        _api.Read(
            "auth.test",
            [],
            answer =>
                answer.Json.GetText("team_id") is { } team && answer.Json.GetText("user_id") is { } user
                    ? new SlackIdentity(team, user, answer.Scopes)
                    : null,
            cancel
        );

    /// <summary>
    /// Who has an e-mail address (users.lookupByEmail). <c>users_not_found</c> says that Slack knows nobody by it, which is
    /// less than that there is nobody; any other failure says nothing about the address.
    /// </summary>
    public Task<SlackResult<SlackUser>> LookupByEmail(string email, CancellationToken cancel = default) =>
        _api.Read("users.lookupByEmail", [new("email", email)], answer => ResponseReader.User(answer.Json.GetMember("user")), cancel);

    /// <summary>A person by id (users.info).</summary>
    public Task<SlackResult<SlackUser>> UserInfo(string userId, CancellationToken cancel = default) =>
        _api.Read("users.info", [new("user", userId)], answer => ResponseReader.User(answer.Json.GetMember("user")), cancel);

    /// <summary>A channel, and whether the bot may post there (conversations.info).</summary>
    public Task<SlackResult<SlackChannel>> ConversationInfo(string channel, CancellationToken cancel = default) =>
        _api.Read(
            "conversations.info",
            [new("channel", channel)],
            answer => ResponseReader.Channel(answer.Json.GetMember("channel")),
            cancel
        );

    /// <summary>The <c>D…</c> id of the bot's conversation with a person, opened if need be (conversations.open).</summary>
    public Task<SlackResult<SlackChannel>> OpenDirectMessage(string userId, CancellationToken cancel = default) =>
        _api.Write(
            "conversations.open",
            new OpenConversationBody(userId),
            // Slack answers with the id alone: what else it is, is known.
            answer =>
                ResponseReader.Channel(answer.Json.GetMember("channel")) is { } opened
                    ? opened with
                    {
                        IsMember = true,
                        IsPrivate = true,
                    }
                    : null,
            cancel
        );

    /// <summary>A link a person can open (chat.getPermalink).</summary>
    public Task<SlackResult<SlackUrl>> Permalink(string channel, string ts, CancellationToken cancel = default) =>
        _api.Read(
            "chat.getPermalink",
            [new("channel", channel), new("message_ts", ts)],
            answer => ResponseReader.Address(answer.Json, "permalink"),
            cancel
        );

    /// <summary>
    /// Where to open a Socket Mode connection (apps.connections.open, with the app-level token). The address is used once,
    /// within about half a minute.
    /// </summary>
    public Task<SlackResult<SlackUrl>> OpenSocketConnection(CancellationToken cancel = default) =>
        _api.ReadAsApp("apps.connections.open", answer => ResponseReader.Address(answer.Json, "url"), cancel);
}
