using HandoffBot.Slack.Blocks;
using HandoffBot.Slack.Messages;

namespace HandoffBot.Slack.WebApi;

/// <summary>The body of chat.* methods. Null values are not sent, nor are empty blocks; names are never linked.</summary>
internal sealed record MessageBody(string Channel, string Text, IReadOnlyList<Block>? Blocks)
{
    public string? Ts { get; init; }

    public string? User { get; init; }

    public string? ThreadTs { get; init; }

    public bool? ReplyBroadcast { get; init; }

    public Guid? ClientMsgId { get; init; }

    public MetadataBody? Metadata { get; init; }

    public bool LinkNames { get; init; }

    public bool? UnfurlLinks { get; init; }

    public bool? UnfurlMedia { get; init; }

    public static MessageBody Of(OutgoingMessage message) =>
        new(message.Channel, message.Text.Value, message.Blocks.Count > 0 ? message.Blocks : null)
        {
            ThreadTs = message.ThreadTs,
            ReplyBroadcast = message is { ThreadTs: not null, IsBroadcast: true } ? true : null,
            Metadata = message.Metadata is { } named ? new MetadataBody(named.EventType, new MetadataPayload(named.Id)) : null,
        };
}

internal sealed record MetadataBody(string EventType, MetadataPayload EventPayload);

internal sealed record MetadataPayload(string Id);
