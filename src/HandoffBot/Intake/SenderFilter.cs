using System.Net.Http.Headers;
using HandoffBot.Hosting.Bodies;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HandoffBot.Intake;

/// <summary>
/// Lets only known senders through to the endpoints of a group: by API key before a byte of the body is read, or by a webhook
/// signature over the raw body, which is read only when the headers leave that possible and within the endpoint's
/// <see cref="BodyLimit"/>. Endpoints find both in <see cref="VerifiedRequest"/>.
/// </summary>
internal sealed class SenderFilter(Credentials credentials, TimeProvider time) : IEndpointFilter
{
    private const long BodiesOfKeys = 32 * 1024 * 1024;
    private const long BodiesOfSignatures = 8 * 1024 * 1024;
    private static readonly TimeSpan DeadlineOfKeys = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan DeadlineOfSignatures = TimeSpan.FromSeconds(10);
    private readonly BodyBudget _ofKeys = new(BodiesOfKeys);

    // Whoever sends a signature is known once the body is here: until then it costs nobody who shows a key.
    private readonly BodyBudget _ofSignatures = new(BodiesOfSignatures);

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var sender = credentials.ByKey(http.Request);
        if (sender is null && (Credentials.NamesKey(http.Request) || !credentials.MayBeSigned(http.Request, time.GetUtcNow())))
        {
            return ProblemResults.Unauthorized(http);
        }

        var limit = http.GetEndpoint()?.Metadata.GetMetadata<BodyLimit>() ?? BodyLimit.None;
        using var body = sender is null
            ? new BoundedBody(limit.Bytes, _ofSignatures, DeadlineOfSignatures)
            : new BoundedBody(limit.Bytes, _ofKeys, DeadlineOfKeys);
        if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method))
        {
            var refused = limit.Bytes == 0 || IsJson(http.Request) ? await body.Read(http) : StatusCodes.Status415UnsupportedMediaType;
            if (refused != 0)
            {
                return BodyRefused(http, refused, limit);
            }
        }

        if (sender is null && !credentials.Signed(http.Request, body.Bytes.Span, time.GetUtcNow()))
        {
            return ProblemResults.Unauthorized(http);
        }

        http.Features.Set(new VerifiedRequest(sender ?? ApiSender.Webhook, body.Bytes));
        return await next(context);
    }

    private static ProblemHttpResult BodyRefused(HttpContext http, int status, BodyLimit limit) =>
        status switch
        {
            408 => ProblemResults.Refuse(
                http,
                status,
                "Too slow",
                $"Expected the whole body within {DeadlineOfKeys.TotalSeconds:0} seconds, or {DeadlineOfSignatures.TotalSeconds:0} under a "
                    + "webhook signature, at 1 KiB a second or more."
            ),
            413 => ProblemResults.Refuse(http, status, "Too large", $"Expected {limit.Expected}."),
            415 => ProblemResults.Refuse(
                http,
                status,
                "Not JSON",
                "Expected Content-Type: application/json, in UTF-8 and without a Content-Encoding."
            ),
            429 => ProblemResults.Later(http, status, "Too many requests at once. Nothing of this one was stored.", 1),
            _ => ProblemResults.Refuse(http, status, "Not a request", "The body did not arrive as HTTP says it must."),
        };

    private static bool IsJson(HttpRequest request) =>
        request.Headers.ContentEncoding.Count == 0
        && (request.ContentType is "application/json" or "application/json; charset=utf-8" || IsJson(request.ContentType));

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && (type.MediaType is "application/json" || type.MediaType?.EndsWith("+json", StringComparison.OrdinalIgnoreCase) == true)
        && type.CharSet is null or "" or "utf-8" or "UTF-8" or "\"utf-8\"";
}
