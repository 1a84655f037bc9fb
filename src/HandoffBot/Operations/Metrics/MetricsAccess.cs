using System.Net;
using System.Security.Cryptography;
using System.Text;
using HandoffBot.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace HandoffBot.Operations.Metrics;

/// <summary>
/// Who may read the metrics: whoever sends the key; without a key whoever reaches the addresses of their own; without either
/// only a caller on this machine whom no proxy speaks for.
/// </summary>
internal sealed class MetricsAccess(IOptions<HandoffOptions> options)
{
    private const string Scheme = "Bearer ";

    // Present when a proxy passed the request on, whether or not we know that proxy; the second one once its word was taken.
    private static readonly string[] ProxyHeaders = ["X-Forwarded-For", "X-Original-For", "Forwarded"];
    private readonly byte[]? _key = options.Value.Metrics.Key is { Length: > 0 } key ? Hash(key) : null;
    private readonly bool _ownAddress = !string.IsNullOrWhiteSpace(options.Value.Metrics.Urls);

    /// <summary>The answer to a caller who may not; null for one who may.</summary>
    public IResult? Refusal(HttpContext http)
    {
        if (_key is not null)
        {
            return Sends(http.Request, _key) ? null : NeedsKey(http);
        }

        return _ownAddress || IsOnThisMachine(http)
            ? null
            : TypedResults.Problem(
                "The metrics are told to callers on this machine only. Set Metrics:Key and send it as 'Authorization: Bearer <key>', or "
                    + "give them an address of their own with Metrics:Urls.",
                statusCode: StatusCodes.Status403Forbidden
            );
    }

    private static bool IsOnThisMachine(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } caller
        && IPAddress.IsLoopback(caller)
        && !ProxyHeaders.Any(http.Request.Headers.ContainsKey);

    private static bool Sends(HttpRequest request, byte[] key)
    {
        var sent = request.Headers.Authorization.ToString();
        return sent.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            && CryptographicOperations.FixedTimeEquals(Hash(sent[Scheme.Length..].Trim()), key);
    }

    private static ProblemHttpResult NeedsKey(HttpContext http)
    {
        http.Response.Headers.WWWAuthenticate = "Bearer";
        return TypedResults.Problem("Expected 'Authorization: Bearer <Metrics:Key>'.", statusCode: StatusCodes.Status401Unauthorized);
    }

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
