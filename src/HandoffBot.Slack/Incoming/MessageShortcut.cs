using System.Text.Json;
using HandoffBot.Slack.Json;
using HandoffBot.Slack.Messages;

namespace HandoffBot.Slack.Incoming;

/// <summary>A shortcut from a message's own menu.</summary>
public sealed record MessageShortcut : Interaction
{
    /// <summary>Which one.</summary>
    public required string CallbackId { get; init; }

    /// <summary>Where the message is.</summary>
    public string? ChannelId { get; init; }

    /// <summary>The message.</summary>
    public string? MessageTs { get; init; }

    /// <summary>Its text.</summary>
    public string? MessageText { get; init; }

    /// <summary>Our metadata on it, when it is ours and Slack sent it along.</summary>
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
            MessageText = message.GetText("text"),
            Metadata =
                metadata.GetText("event_type") is { } type && metadata.GetMember("event_payload").GetText("id") is { } id
                    ? new MessageMetadata(type, id)
                    : null,
        };
    }
}
