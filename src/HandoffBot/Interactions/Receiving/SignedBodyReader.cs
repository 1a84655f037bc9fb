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
    /// <summary>Longest body read, in bytes. A click carries its card: tens of kilobytes at most.</summary>
    public const int Longest = 128 * 1024;

    private const long BodiesTogether = 8 * 1024 * 1024;

    // Slack itself gives up after three seconds.
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(5);

    private readonly BodyBudget _bodies = new(BodiesTogether);

    private readonly string[] _secrets = [.. options.Value.Slack.SigningSecrets.Prepend(options.Value.Slack.SigningSecret ?? "")];

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The body as text, or why it is refused.</summary>
    public async Task<(string? Body, RefusedRequest? Refusal)> Read(HttpRequest request)
    {
        var timestamp = request.Headers["X-Slack-Request-Timestamp"];
        var signature = request.Headers["X-Slack-Signature"];
        var promise = RequestSignature.CheckHeaders(_secrets, timestamp, signature, time.GetUtcNow());
        if (promise != SignatureCheck.Valid)
        {
            return (null, NotSigned(promise));
        }

        using var body = new BoundedBody(Longest, _bodies, Deadline);
        var refused = await body.Read(request.HttpContext);
        if (refused != 0)
        {
            return (null, RefusalOf(refused));
        }

        var bytes = body.Bytes;

        var check = RequestSignature.Verify(_secrets, timestamp, bytes.Span, signature, time.GetUtcNow());
        if (check != SignatureCheck.Valid)
        {
            return (null, NotSigned(check));
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

    private static RefusedRequest NotSigned(SignatureCheck check) =>
        new(CauseOf(check), Refuse(401, "The request is not signed by Slack for this app, or not just now."));

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
