using System.Net;
using System.Net.Http.Headers;

namespace HandoffBot.Slack.WebApi;

/// <summary>
/// A body that records whether sending it has started. Slack processes no request before it has the body, so a call that
/// failed before this point certainly had no effect.
/// </summary>
internal sealed class TrackedContent : ByteArrayContent
{
    public TrackedContent(byte[] body, string mediaType)
        : base(body) => Headers.ContentType = new MediaTypeHeaderValue(mediaType, "utf-8");

    public bool SendingStarted { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        SendingStarted = true;
        return base.SerializeToStreamAsync(stream, context);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        SendingStarted = true;
        return base.SerializeToStreamAsync(stream, context, cancellationToken);
    }
}
