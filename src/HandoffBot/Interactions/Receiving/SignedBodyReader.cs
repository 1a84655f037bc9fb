using System.Text;
using HandoffBot.Hosting;
using HandoffBot.Refusals;
using HandoffBot.Slack;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.Options;

namespace HandoffBot.Interactions.Receiving;

/// <summary>A request that is not worked on.</summary>
/// <param name="Cause">What operators are told.</param>
/// <param name="Answer">What the caller is told.</param>
internal sealed record RefusedRequest(RefusalCause Cause, IResult Answer);

/// <summary>Takes a request's body whole and bounded, and lets nobody look into it before the signature is checked.</summary>
internal sealed class SignedBodyReader(IOptions<HandoffOptions> options, TimeProvider time)
{
    /// <summary>Longest body read, in bytes. Slack's own are far smaller.</summary>
    public const int Longest = 1024 * 1024;

    private readonly string[] _secrets = [.. options.Value.Slack.SigningSecrets.Prepend(options.Value.Slack.SigningSecret ?? "")];

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The body as text, or why it is refused.</summary>
    public async Task<(string? Body, RefusedRequest? Refusal)> Read(HttpRequest request, CancellationToken cancel)
    {
        var (bytes, refusal) = await Bounded(request, cancel);
        if (refusal is not null)
        {
            return (null, refusal);
        }

        var check = RequestSignature.Verify(
            _secrets,
            request.Headers["X-Slack-Request-Timestamp"],
            bytes.Span,
            request.Headers["X-Slack-Signature"],
            time.GetUtcNow()
        );
        if (check != SignatureCheck.Valid)
        {
            return (null, new(CauseOf(check), Refuse(401, "The request is not signed by Slack for this app, or not just now.")));
        }

        try
        {
            return (Strict.GetString(bytes.Span), null);
        }
        catch (DecoderFallbackException)
        {
            return (null, new(RefusalCause.Unreadable, Refuse(StatusCodes.Status400BadRequest, "The body is not UTF-8.")));
        }
    }

    private static RefusedRequest TooLong =>
        new(RefusalCause.BodyTooLarge, Refuse(StatusCodes.Status413PayloadTooLarge, $"The body is longer than {Longest} bytes."));

    public static IResult Refuse(int status, string words) => Results.Problem(statusCode: status, title: words);

    private static RefusalCause CauseOf(SignatureCheck check) =>
        check switch
        {
            SignatureCheck.Unsigned => RefusalCause.Unsigned,
            SignatureCheck.Malformed => RefusalCause.MalformedSignature,
            SignatureCheck.Stale => RefusalCause.WrongTime,
            _ => RefusalCause.OtherSecret,
        };

    // Memory grows with what has come, never with what was announced: anyone may announce.
    private static async Task<(ReadOnlyMemory<byte> Bytes, RefusedRequest? Refusal)> Bounded(HttpRequest request, CancellationToken cancel)
    {
        if (request.ContentLength > Longest)
        {
            return (default, TooLong);
        }

        if (request.HttpContext.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = new(1024, TimeSpan.FromSeconds(5));
        }

        var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        try
        {
            while (await request.Body.ReadAsync(buffer, cancel) is > 0 and var count)
            {
                if (body.Length + count > Longest)
                {
                    return (default, TooLong);
                }

                body.Write(buffer, 0, count);
            }
        }
        catch (BadHttpRequestException broken)
        {
            var words =
                broken.StatusCode == StatusCodes.Status408RequestTimeout
                    ? "The body came too slowly."
                    : "The body did not arrive as HTTP says it must.";
            return (default, new(RefusalCause.BodyBroken, Refuse(broken.StatusCode, words)));
        }
        catch (IOException)
        {
            // The caller hung up; nobody reads the answer.
            return (default, new(RefusalCause.BodyBroken, Refuse(StatusCodes.Status400BadRequest, "The body broke off.")));
        }

        return (body.GetBuffer().AsMemory(0, (int)body.Length), null);
    }
}
