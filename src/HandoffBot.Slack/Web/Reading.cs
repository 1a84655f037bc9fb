using System.Text.Json;

namespace HandoffBot.Slack;

/// <summary>Slack's answers, read into ours. Null when the part that matters is missing.</summary>
internal static class Reading
{
    public static SlackUser? User(JsonElement user) =>
        user.Text("id") is { Length: > 0 } id
            ? new SlackUser(
                id,
                user.Text("real_name") ?? user.Part("profile").Text("real_name") ?? user.Text("name") ?? "",
                user.Text("tz"),
                user.Flag("deleted") ?? false,
                user.Flag("is_bot") ?? false
            )
            : null;

    public static SlackChannel? Channel(JsonElement channel) =>
        channel.Text("id") is { Length: > 0 } id
            ? new SlackChannel(
                id,
                channel.Text("name") ?? "",
                channel.Flag("is_archived") ?? false,
                channel.Flag("is_member") ?? channel.Flag("is_im") ?? false,
                channel.Flag("is_private") ?? channel.Flag("is_im") ?? false
            )
            : null;

    public static PostedMessage? Posted(JsonElement answer, string askedFor) =>
        answer.Text("ts") is { Length: > 0 } ts ? new PostedMessage(answer.Text("channel") ?? askedFor, ts) : null;

    public static OpenedView? View(SlackAnswer answer)
    {
        var view = answer.Json.Part("view");
        return view.Text("id") is { Length: > 0 } id ? new OpenedView(id, view.Text("hash") ?? "") : null;
    }

    public static SlackAddress? Address(JsonElement answer, string name) =>
        Uri.TryCreate(answer.Text(name), UriKind.Absolute, out var url) ? new SlackAddress(url) : null;

    public static HistoryPage? Page(JsonElement answer, MessageMetadata wanted)
    {
        if (answer.Part("messages").ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var found = answer
            .Items("messages")
            .FirstOrDefault(message =>
                message.Part("metadata").Text("event_type") == wanted.EventType
                && message.Part("metadata").Part("event_payload").Text("id") == wanted.Id
            );
        return new HistoryPage(found.Text("ts"), answer.Part("response_metadata").Text("next_cursor") ?? "");
    }
}
