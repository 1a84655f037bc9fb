using System.Globalization;

namespace HandoffBot.Slack.WebApi;

/// <content>Files: an address is asked for, the bytes are sent there, and only then is the file shared.</content>
public sealed partial class SlackClient
{
    /// <summary>
    /// Asks where to send a file's bytes (files.getUploadURLExternal; scope <c>files:write</c>). Nobody sees anything of it before
    /// <see cref="ShareFile"/>, so it may be repeated.
    /// </summary>
    /// <param name="name">The file's name, with its extension, by which Slack draws it.</param>
    /// <param name="length">Its bytes, more than zero.</param>
    /// <param name="cancel">Abandons the call.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is null or empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is zero or negative.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was cancelled.</exception>
    public Task<SlackResult<FileUpload>> StartUpload(string name, int length, CancellationToken cancel = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        return _api.Read(
            "files.getUploadURLExternal",
            [new("filename", name), new("length", length.ToString(CultureInfo.InvariantCulture))],
            response => ResponseReader.Upload(response.Json, _api.Address),
            cancel
        );
    }

    /// <summary>Sends the bytes to the address that <see cref="StartUpload"/> gave, without a token. It may be repeated.</summary>
    /// <param name="upload">From <see cref="StartUpload"/>.</param>
    /// <param name="content">As many bytes as were announced.</param>
    /// <param name="cancel">Abandons the call.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was cancelled.</exception>
    public Task<SlackResult<EmptyResponse>> SendContent(FileUpload upload, byte[] content, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(upload);
        ArgumentNullException.ThrowIfNull(content);
        return _api.Upload(upload.Url, content, cancel);
    }

    /// <summary>
    /// Shares an uploaded file in a conversation (files.completeUploadExternal; scope <c>files:write</c>). Slack documents no way to tell
    /// a repeat from a second file: after <see cref="OutcomeUnknown"/> look with <see cref="FindFile"/> before anything is sent again.
    /// </summary>
    /// <param name="upload">From <see cref="StartUpload"/>, its bytes sent.</param>
    /// <param name="title">Shown above the file.</param>
    /// <param name="channel">The conversation, <c>C…</c>, <c>G…</c> or <c>D…</c>; no person.</param>
    /// <param name="threadTs">The message to reply to; null when it is no reply.</param>
    /// <param name="cancel">Abandons the call; a request already sent may still take effect.</param>
    /// <exception cref="ArgumentNullException">An argument other than <paramref name="threadTs"/> is null.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was cancelled.</exception>
    public Task<SlackResult<EmptyResponse>> ShareFile(
        FileUpload upload,
        string title,
        string channel,
        string? threadTs,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(upload);
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(channel);
        return _api.Write(
            "files.completeUploadExternal",
            new ShareFileBody([new(upload.FileId, title)], channel, threadTs),
            _ => EmptyResponse.Instance,
            cancel
        );
    }

    /// <summary>Finds a message by the name of a file that the token's own bot shared in it; scopes and limits as for
    /// <see cref="FindByMetadata"/>.</summary>
    /// <param name="channel">The conversation it was shared in.</param>
    /// <param name="threadTs">The message it replies to; null when it is no reply.</param>
    /// <param name="name">The file's name, as <see cref="StartUpload"/> was told.</param>
    /// <param name="by">Of the token.</param>
    /// <param name="oldest">Only messages at or after this moment are searched, to the millisecond.</param>
    /// <param name="cancel">Abandons the search.</param>
    /// <exception cref="ArgumentNullException">An argument other than <paramref name="threadTs"/> is null.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was cancelled.</exception>
    public Task<SlackResult<MessageSearchResult>> FindFile(
        string channel,
        string? threadTs,
        string name,
        SlackIdentity by,
        DateTimeOffset oldest,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(by);
        return Search(channel, threadTs, oldest, message => ResponseReader.Shares(message, name, by), cancel);
    }
}
