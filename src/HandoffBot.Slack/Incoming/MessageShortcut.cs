using System.Text.Json;

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
        var message = payload.Part("message");
        var metadata = message.Part("metadata");
        return new MessageShortcut
        {
            CallbackId = payload.Text("callback_id") ?? "",
            ChannelId = payload.Part("channel").Text("id"),
            MessageTs = payload.Text("message_ts") ?? message.Text("ts"),
            MessageText = message.Text("text"),
            Metadata =
                metadata.Text("event_type") is { } type && metadata.Part("event_payload").Text("id") is { } id
                    ? new MessageMetadata(type, id)
                    : null,
        };
    }
}
