using System.Text.Json;
using HandoffBot.Slack.Json;
using HandoffBot.Slack.Messages;

namespace HandoffBot.Slack.WebApi;

/// <summary>Reads the objects in Slack's responses. Null when a required part is missing.</summary>
internal static class ResponseReader
{
    public static SlackUser? User(JsonElement user) =>
        user.GetText("id") is { } id && SlackIdentifiers.IsUser(id)
            ? new SlackUser(
                id,
                user.GetText("real_name") ?? user.GetMember("profile").GetText("real_name") ?? user.GetText("name") ?? "",
                user.GetFlag("deleted") ?? false,
                user.GetFlag("is_bot") ?? false,
                user.GetFlag("is_restricted") == true || user.GetFlag("is_ultra_restricted") == true,
                user.GetText("tz")
            )
            : null;

    /// <summary>One for each person Slack tells of; null when the response is not what Slack documents.</summary>
    public static IReadOnlyList<SlackDoNotDisturb>? DoNotDisturb(JsonElement users) =>
        users.ValueKind != JsonValueKind.Object
            ? null
            :
            [
                .. users
                    .GetMembers()
                    .Where(one => SlackIdentifiers.IsUser(one.Name))
                    .Select(one =>
                        one.Value.GetFlag("dnd_enabled") == true
                        && Moment(one.Value, "next_dnd_start_ts") is { } start
                        && Moment(one.Value, "next_dnd_end_ts") is { } end
                        && start < end
                            ? new SlackDoNotDisturb(one.Name, start, end)
                            : new SlackDoNotDisturb(one.Name, null, null)
                    ),
            ];

    public static SlackBot? Bot(JsonElement bot) =>
        bot.GetText("id") is { Length: > 0 } id ? new SlackBot(id, bot.GetText("app_id")) : null;

    public static SlackChannel? Channel(JsonElement channel) =>
        channel.GetText("id") is { } id && SlackIdentifiers.IsChannel(id)
            ? new SlackChannel(
                id,
                channel.GetText("name") ?? "",
                channel.GetFlag("is_archived") ?? false,
                channel.GetFlag("is_member") ?? channel.GetFlag("is_im") ?? false,
                channel.GetFlag("is_private") ?? channel.GetFlag("is_im") ?? false
            )
            : null;

    public static PostedMessage? Posted(JsonElement response, string askedFor) =>
        Timestamp(response) is { } ts && (response.GetText("channel") is not { } channel || SlackIdentifiers.IsChannel(channel))
            ? new PostedMessage(response.GetText("channel") ?? askedFor, ts)
            : null;

    public static StoredView? View(SlackResponse response) =>
        response.Json.GetMember("view").GetText("id") is { Length: > 0 } id ? new StoredView(id) : null;

    public static SlackUrl? Address(JsonElement response, string name) =>
        Uri.TryCreate(response.GetText(name), UriKind.Absolute, out var url) ? new SlackUrl(url) : null;

    /// <summary>The page, of which one message is looked for; null as for <see cref="Messages"/>.</summary>
    public static HistoryPage? Page(JsonElement response, Func<JsonElement, bool> isWanted) =>
        NextCursor(response) is { } cursor
            ? new HistoryPage(response.GetItems("messages").FirstOrDefault(isWanted).GetText("ts"), cursor)
            : null;

    /// <summary>Whether a message carries this metadata.</summary>
    public static bool Carries(JsonElement message, MessageMetadata wanted) =>
        message.GetMember("metadata").GetText("event_type") == wanted.EventType
        && message.GetMember("metadata").GetMember("event_payload").GetText("id") == wanted.Id;

    /// <summary>Whether a message shares a file of this name, and the token's own bot wrote it.</summary>
    public static bool Shares(JsonElement message, string name, SlackIdentity by) =>
        (message.GetText("user") == by.BotUserId || (message.GetText("bot_id") is { Length: > 0 } bot && bot == by.BotId))
        && message.GetItems("files").Any(file => file.GetText("name") == name);

    /// <summary>Where to send a file's bytes; null where that is neither https nor the host that was asked.</summary>
    public static FileUpload? Upload(JsonElement response, Uri askedAt) =>
        response.GetText("file_id") is { Length: > 0 } id
        && Uri.TryCreate(response.GetText("upload_url"), UriKind.Absolute, out var url)
        && url.UserInfo.Length == 0
        && (
            url.Scheme == Uri.UriSchemeHttps
            || Uri.Compare(url, askedAt, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0
        )
            ? new FileUpload(id, url)
            : null;

    /// <summary>The page with its messages; null when one cannot be read or more of them cannot be asked for: it might be the one that
    /// matters, and "not there" leads to a second post.</summary>
    public static HistoryMessages? Messages(JsonElement response) =>
        NextCursor(response) is { } cursor
            ? new HistoryMessages([.. response.GetItems("messages").Select(Message).OfType<HistoryMessage>()], cursor)
            : null;

    // Empty at the end of a history; null for a page that cannot be read.
    private static string? NextCursor(JsonElement response)
    {
        var cursor = response.GetMember("response_metadata").GetText("next_cursor") ?? "";
        return response.GetMember("messages").ValueKind == JsonValueKind.Array
            && response.GetItems("messages").All(message => Timestamp(message) is not null)
            && (response.GetFlag("has_more") != true || cursor.Length > 0)
            ? cursor
            : null;
    }

    private static HistoryMessage? Message(JsonElement message) =>
        Timestamp(message) is { } ts
        && (message.GetText("thread_ts") is not { Length: > 0 } thread || thread == ts)
        && message.GetMember("metadata") is var metadata
        && metadata.GetText("event_type") is { Length: > 0 } type
        && metadata.GetMember("event_payload").GetText("id") is { Length: > 0 } id
            ? new HistoryMessage(ts, type, id, message.GetText("text") ?? "")
            {
                User = message.GetText("user"),
                BotId = message.GetText("bot_id"),
            }
            : null;

    // Slack writes 1 for none.
    private static DateTimeOffset? Moment(JsonElement json, string name) =>
        json.GetNumber(name) is { } seconds and > 1 and < 253_402_300_800 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    private static string? Timestamp(JsonElement message) =>
        message.GetText("ts") is { } ts && SlackIdentifiers.IsTimestamp(ts) ? ts : null;
}
