using System.Text.Json;
using HandoffBot.Slack.Json;
using HandoffBot.Slack.Messages;

namespace HandoffBot.Slack.WebApi;

/// <summary>Slack's answers, read into ours. Null when the part that matters is missing.</summary>
internal static class ResponseReader
{
    public static SlackUser? User(JsonElement user) =>
        user.GetText("id") is { Length: > 0 } id
            ? new SlackUser(
                id,
                user.GetText("real_name") ?? user.GetMember("profile").GetText("real_name") ?? user.GetText("name") ?? "",
                user.GetText("tz"),
                user.GetFlag("deleted") ?? false,
                user.GetFlag("is_bot") ?? false
            )
            : null;

    public static SlackChannel? Channel(JsonElement channel) =>
        channel.GetText("id") is { Length: > 0 } id
            ? new SlackChannel(
                id,
                channel.GetText("name") ?? "",
                channel.GetFlag("is_archived") ?? false,
                channel.GetFlag("is_member") ?? channel.GetFlag("is_im") ?? false,
                channel.GetFlag("is_private") ?? channel.GetFlag("is_im") ?? false
            )
            : null;

    public static PostedMessage? Posted(JsonElement answer, string askedFor) =>
        answer.GetText("ts") is { Length: > 0 } ts ? new PostedMessage(answer.GetText("channel") ?? askedFor, ts) : null;

    public static StoredView? View(SlackResponse answer)
    {
        var view = answer.Json.GetMember("view");
        return view.GetText("id") is { Length: > 0 } id ? new StoredView(id, view.GetText("hash") ?? "") : null;
    }

    public static SlackUrl? Address(JsonElement answer, string name) =>
        Uri.TryCreate(answer.GetText(name), UriKind.Absolute, out var url) ? new SlackUrl(url) : null;

    public static HistoryPage? Page(JsonElement answer, MessageMetadata wanted)
    {
        if (answer.GetMember("messages").ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var found = answer
            .GetItems("messages")
            .FirstOrDefault(message =>
                message.GetMember("metadata").GetText("event_type") == wanted.EventType
                && message.GetMember("metadata").GetMember("event_payload").GetText("id") == wanted.Id
            );
        return new HistoryPage(found.GetText("ts"), answer.GetMember("response_metadata").GetText("next_cursor") ?? "");
    }
}
