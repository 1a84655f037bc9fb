using System.Text;
using HandoffBot.Hosting;
using HandoffBot.Hosting.Bodies;
using HandoffBot.Refusals;
using HandoffBot.Slack.Signing;
using Microsoft.Extensions.Options;

namespace HandoffBot.Interactions.Receiving;

/// <summary>A request that is not worked on.</summary>
/// <param name="Cause">What operators are told.</param>
/// <param name="Answer">What the caller is told.</param>
internal sealed record RefusedRequest(RefusalCause Cause, IResult Answer);

/// <summary>Reads a request's body within a bound and checks its signature before anything is parsed.</summary>
internal sealed class SignedBodyReader(IOptions<HandoffOptions> options, TimeProvider time)
{
    /// <summary>Longest body read, in bytes. Slack's own are far smaller.</summary>
    public const int Longest = 1024 * 1024;

    private const long BodiesTogether = 32 * 1024 * 1024;

    private readonly BodyBudget _bodies = new(BodiesTogether);

    private readonly string[] _secrets = [.. options.Value.Slack.SigningSecrets.Prepend(options.Value.Slack.SigningSecret ?? "")];

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The body as text, or why it is refused.</summary>
    public async Task<(string? Body, RefusedRequest? Refusal)> Read(HttpRequest request)
    {
        using var body = new BoundedBody(Longest, _bodies);
        var refused = await body.Read(request.HttpContext);
        if (refused != 0)
        {
            return (null, RefusalOf(refused));
        }

        var bytes = body.Bytes;

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

    public static IResult Refuse(int status, string words) => Results.Problem(statusCode: status, title: words);

    private static RefusalCause CauseOf(SignatureCheck check) =>
        check switch
        {
            SignatureCheck.Unsigned => RefusalCause.Unsigned,
            SignatureCheck.Malformed => RefusalCause.MalformedSignature,
            SignatureCheck.Stale => RefusalCause.WrongTime,
            _ => RefusalCause.OtherSecret,
        };

    private static RefusedRequest RefusalOf(int status) =>
        status switch
        {
            StatusCodes.Status413PayloadTooLarge => new(
                RefusalCause.BodyTooLarge,
                Refuse(status, $"The body is longer than {Longest} bytes.")
            ),
            StatusCodes.Status429TooManyRequests => new(
                RefusalCause.TooManyBodies,
                Refuse(status, "Too many requests are being read at once; try again.")
            ),
            StatusCodes.Status408RequestTimeout => new(RefusalCause.BodyBroken, Refuse(status, "The body came too slowly.")),
            _ => new(RefusalCause.BodyBroken, Refuse(status, "The body did not arrive as HTTP says it must.")),
        };
}
