using System.Globalization;
using System.Text.Json;
using HandoffBot.Slack.Messages;

namespace HandoffBot.Slack.WebApi;

/// <content>Messages.</content>
public sealed partial class SlackClient
{
    private const int PageSize = 200;

    // Bounds one search to 2,000 messages. A longer history is a failure, never "not found".
    private const int MaxPages = 10;

    /// <summary>
    /// Posts a message (chat.postMessage; scope <c>chat:write</c>). An attempt that repeats one of unknown outcome carries the
    /// same <see cref="OutgoingMessage.ClientMessageId"/>, so that Slack rejects it as a duplicate if the first succeeded.
    /// </summary>
    /// <param name="message">The message; <see cref="OutgoingMessage.Channel"/> may be a user id.</param>
    /// <param name="cancel">Abandons the call; a request already sent may still take effect.</param>
    /// <exception cref="ArgumentNullException"><paramref name="message"/> is null.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was cancelled.</exception>
    public Task<SlackResult<PostedMessage>> PostMessage(OutgoingMessage message, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        return _api.Write(
            "chat.postMessage",
            MessageBody.Of(message) with
            {
                ClientMsgId = message.ClientMessageId,
                UnfurlLinks = false,
                UnfurlMedia = false,
            },
            response => ResponseReader.Posted(response.Json, message.Channel),
            cancel
        );
    }

    /// <summary>
    /// Replaces the content of a posted message (chat.update; scope <c>chat:write</c>). Text and blocks are both sent: an
    /// update with text alone, which is one with empty blocks, removes the blocks.
    /// </summary>
    /// <param name="channel"><see cref="PostedMessage.Channel"/> of the post: for a direct message its <c>D…</c> id.</param>
    /// <param name="ts"><see cref="PostedMessage.Ts"/> of the post.</param>
    /// <param name="message">The new content; its channel, thread and client message id are not used.</param>
    /// <param name="cancel">Abandons the call; a request already sent may still take effect.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was cancelled.</exception>
    public Task<SlackResult<PostedMessage>> UpdateMessage(
        string channel,
        string ts,
        OutgoingMessage message,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentNullException.ThrowIfNull(ts);
        ArgumentNullException.ThrowIfNull(message);
        return _api.Write(
            "chat.update",
            MessageBody.Of(message) with
            {
                Channel = channel,
                Ts = ts,
                ThreadTs = null,
                ReplyBroadcast = null,
            },
            response => ResponseReader.Posted(response.Json, channel),
            cancel
        );
    }

    /// <summary>
    /// Shows a message to one member of a channel, until the client reloads (chat.postEphemeral; scope <c>chat:write</c>). Slack
    /// does not promise delivery.
    /// </summary>
    /// <param name="userId">Who sees it, <c>U…</c> or <c>W…</c>.</param>
    /// <param name="message">The message; its metadata and client message id are not used.</param>
    /// <param name="cancel">Abandons the call; a request already sent may still take effect.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was cancelled.</exception>
    public Task<SlackResult<EmptyResponse>> PostEphemeral(string userId, OutgoingMessage message, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(userId);
        ArgumentNullException.ThrowIfNull(message);
        return _api.Write(
            "chat.postEphemeral",
            MessageBody.Of(message) with
            {
                User = userId,
                Metadata = null,
            },
            _ => EmptyResponse.Instance,
            cancel
        );
    }

    /// <summary>
    /// Finds a message by the metadata it was posted with (conversations.history, or conversations.replies for a reply; scope
    /// <c>channels:history</c>, <c>groups:history</c> or <c>im:history</c> by the kind of channel). A successful result has seen
    /// the whole history since <paramref name="oldest"/>; more than 2,000 messages are rejected with <c>history_too_long</c>.
    /// </summary>
    /// <param name="channel">The channel it was posted to.</param>
    /// <param name="threadTs">The timestamp of the message it replies to; null when it is no reply.</param>
    /// <param name="eventType"><see cref="MessageMetadata.EventType"/> as posted.</param>
    /// <param name="id"><see cref="MessageMetadata.Id"/> as posted.</param>
    /// <param name="oldest">Only messages at or after this moment are searched, to the millisecond.</param>
    /// <param name="cancel">Abandons the search.</param>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="channel"/>, <paramref name="eventType"/> or <paramref name="id"/> is null.
    /// </exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was cancelled.</exception>
    public async Task<SlackResult<MessageSearchResult>> FindByMetadata(
        string channel,
        string? threadTs,
        string eventType,
        string id,
        DateTimeOffset oldest,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentNullException.ThrowIfNull(eventType);
        ArgumentNullException.ThrowIfNull(id);
        var wanted = new MessageMetadata(eventType, id);
        return await Search(channel, threadTs, oldest, message => ResponseReader.Carries(message, wanted), cancel);
    }

    /// <summary>
    /// Reads one page of a channel's history, and of it the messages that carry metadata; replies in threads are none of it
    /// (conversations.history; scope as for <see cref="FindByMetadata"/>).
    /// </summary>
    /// <param name="channel">The channel.</param>
    /// <param name="oldest">Only messages at or after this moment, to the millisecond.</param>
    /// <param name="cursor">Of the page; empty for the first.</param>
    /// <param name="cancel">Abandons the call.</param>
    /// <exception cref="ArgumentNullException"><paramref name="channel"/> or <paramref name="cursor"/> is null.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was cancelled.</exception>
    public Task<SlackResult<HistoryMessages>> MessagesSince(
        string channel,
        DateTimeOffset oldest,
        string cursor,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentNullException.ThrowIfNull(cursor);
        return _api.Read(
            "conversations.history",
            HistoryArguments(channel, null, oldest, cursor),
            response => ResponseReader.Messages(response.Json),
            cancel
        );
    }

    private async Task<SlackResult<MessageSearchResult>> Search(
        string channel,
        string? threadTs,
        DateTimeOffset oldest,
        Func<JsonElement, bool> isWanted,
        CancellationToken cancel
    )
    {
        var cursor = "";
        for (var page = 0; page < MaxPages; page++)
        {
            var history = await _api.Read(
                threadTs is null ? "conversations.history" : "conversations.replies",
                HistoryArguments(channel, threadTs, oldest, cursor),
                response => ResponseReader.Page(response.Json, isWanted),
                cancel
            );
            if (history.Value is not { } read)
            {
                return history.Failure!;
            }

            if (read.Ts is not null || read.NextCursor.Length == 0)
            {
                return new MessageSearchResult(read.Ts);
            }

            cursor = read.NextCursor;
        }

        return new RequestRejected("history_too_long", SlackErrorClass.Other, $"more than {MaxPages * PageSize} messages since {oldest:O}");
    }

    private static KeyValuePair<string, string>[] HistoryArguments(
        string channel,
        string? threadTs,
        DateTimeOffset oldest,
        string cursor
    ) =>
        [
            new("channel", channel),
            .. threadTs is null ? [] : new KeyValuePair<string, string>[] { new("ts", threadTs) },
            new("oldest", (oldest.ToUnixTimeMilliseconds() / 1000m).ToString("0.000000", CultureInfo.InvariantCulture)),
            new("inclusive", "true"),
            new("include_all_metadata", "true"),
            new("limit", PageSize.ToString(CultureInfo.InvariantCulture)),
            .. cursor.Length == 0 ? [] : new KeyValuePair<string, string>[] { new("cursor", cursor) },
        ];
}
