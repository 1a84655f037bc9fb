using System.Globalization;
using HandoffBot.Slack.Messages;

namespace HandoffBot.Slack.WebApi;

/// <summary>Messages.</summary>
public sealed partial class SlackClient
{
    private const int PageSize = 200;

    // Bounds one search to 2,000 messages; a longer history is reported, never taken for "not there".
    private const int MostPages = 10;

    /// <summary>Posts a message (chat.postMessage). A try that repeats an uncertain one carries the same <see cref="OutgoingMessage.ClientMessageId"/>.</summary>
    public Task<SlackResult<PostedMessage>> PostMessage(OutgoingMessage message, CancellationToken cancel = default) =>
        _api.Write(
            "chat.postMessage",
            MessageBody.Of(message) with
            {
                ClientMsgId = message.ClientMessageId,
                UnfurlLinks = false,
                UnfurlMedia = false,
            },
            answer => ResponseReader.Posted(answer.Json, message.Channel),
            cancel
        );

    /// <summary>
    /// Makes a posted message what <paramref name="message"/> says (chat.update). Text and blocks are always both sent, as
    /// an edit with text alone would take the blocks away.
    /// </summary>
    /// <param name="channel">The channel Slack answered the post with: the <c>D…</c> id for a direct message.</param>
    /// <param name="ts">The message.</param>
    /// <param name="message">The new state; its channel, thread and client id are not used.</param>
    /// <param name="cancel">Gives up; the edit may still have arrived.</param>
    public Task<SlackResult<PostedMessage>> UpdateMessage(
        string channel,
        string ts,
        OutgoingMessage message,
        CancellationToken cancel = default
    ) =>
        _api.Write(
            "chat.update",
            MessageBody.Of(message) with
            {
                Channel = channel,
                Ts = ts,
                ThreadTs = null,
                ReplyBroadcast = null,
            },
            answer => ResponseReader.Posted(answer.Json, channel),
            cancel
        );

    /// <summary>Shows a message to one person in a channel, gone when they reload (chat.postEphemeral).</summary>
    public Task<SlackResult<EmptyResponse>> PostEphemeral(string userId, OutgoingMessage message, CancellationToken cancel = default) =>
        _api.Write(
            "chat.postEphemeral",
            MessageBody.Of(message) with
            {
                User = userId,
                Metadata = null,
            },
            _ => EmptyResponse.Instance,
            cancel
        );

    /// <summary>
    /// Looks for a message by the metadata it was posted with (conversations.history, or conversations.replies for a reply
    /// in a thread; needs the history scope of the channel's kind). A result whose <see cref="MessageSearchResult.Ts"/> is null has
    /// seen the whole history since <paramref name="oldest"/>; <c>history_too_long</c> means it could not.
    /// </summary>
    /// <param name="channel">Where it was posted.</param>
    /// <param name="threadTs">The message it replies to; null for a message of its own.</param>
    /// <param name="eventType">As posted.</param>
    /// <param name="id">As posted.</param>
    /// <param name="oldest">Messages before this moment are not looked at.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<SlackResult<MessageSearchResult>> FindByMetadata(
        string channel,
        string? threadTs,
        string eventType,
        string id,
        DateTimeOffset oldest,
        CancellationToken cancel = default
    )
    {
        var cursor = "";
        for (var page = 0; page < MostPages; page++)
        {
            var history = await History(channel, threadTs, oldest, cursor, new MessageMetadata(eventType, id), cancel);
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

        return new RequestRejected(
            "history_too_long",
            SlackErrorClass.Other,
            $"more than {MostPages * PageSize} messages since {oldest:O}"
        );
    }

    private Task<SlackResult<HistoryPage>> History(
        string channel,
        string? threadTs,
        DateTimeOffset oldest,
        string cursor,
        MessageMetadata wanted,
        CancellationToken cancel
    ) =>
        _api.Read(
            threadTs is null ? "conversations.history" : "conversations.replies",
            [
                new("channel", channel),
                .. threadTs is null ? [] : new KeyValuePair<string, string>[] { new("ts", threadTs) },
                new("oldest", (oldest.ToUnixTimeMilliseconds() / 1000m).ToString("0.000000", CultureInfo.InvariantCulture)),
                new("inclusive", "true"),
                new("include_all_metadata", "true"),
                new("limit", PageSize.ToString(CultureInfo.InvariantCulture)),
                .. cursor.Length == 0 ? [] : new KeyValuePair<string, string>[] { new("cursor", cursor) },
            ],
            answer => ResponseReader.Page(answer.Json, wanted),
            cancel
        );
}
