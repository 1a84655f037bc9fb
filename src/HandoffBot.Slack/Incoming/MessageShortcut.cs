using System.Text.Json;
using HandoffBot.Slack.Json;
using HandoffBot.Slack.Messages;

namespace HandoffBot.Slack.Incoming;

/// <summary>A message shortcut, from the menu of a message. Source: Slack's "Shortcuts".</summary>
public sealed record MessageShortcut : Interaction
{
    /// <summary>The shortcut's id in the app manifest; empty when Slack left it out.</summary>
    public required string CallbackId { get; init; }

    /// <summary>Channel of the message; null when Slack left it out.</summary>
    public string? ChannelId { get; init; }

    /// <summary>Timestamp of the message; null when Slack left it out.</summary>
    public string? MessageTs { get; init; }

    /// <summary>Timestamp of the message it replies to; null when it is in no thread.</summary>
    public string? ThreadTs { get; init; }

    /// <summary>Who wrote the message, <c>U…</c> or <c>W…</c>; null when Slack left it out.</summary>
    public string? AuthorId { get; init; }

    /// <summary>Text of the message; null when Slack left it out.</summary>
    public string? MessageText { get; init; }

    /// <summary>The metadata it was posted with; null when Slack left it out.</summary>
    public MessageMetadata? Metadata { get; init; }

    internal static MessageShortcut From(JsonElement payload)
    {
        var message = payload.GetMember("message");
        var metadata = message.GetMember("metadata");
        return new MessageShortcut
        {
            CallbackId = payload.GetText("callback_id") ?? "",
            ChannelId = payload.GetMember("channel").GetText("id"),
            MessageTs = payload.GetText("message_ts") ?? message.GetText("ts"),
            ThreadTs = message.GetText("thread_ts"),
            AuthorId = message.GetText("user"),
            MessageText = message.GetText("text"),
            Metadata =
                metadata.GetText("event_type") is { } type && metadata.GetMember("event_payload").GetText("id") is { } id
                    ? new MessageMetadata(type, id)
                    : null,
        };
    }
}
