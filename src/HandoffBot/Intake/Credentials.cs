using System.Security.Cryptography;
using System.Text;
using HandoffBot.Hosting;
using Microsoft.Extensions.Options;

namespace HandoffBot.Intake;

/// <summary>Who may send events: API keys by name, and the secrets of Standard Webhooks.</summary>
public sealed class Credentials
{
    private const string Scheme = "Bearer ";
    private readonly List<(ApiSender Sender, byte[] Hash)> _keys;
    private readonly List<byte[]> _secrets;

    public Credentials(IOptions<HandoffOptions> options)
    {
        var intake = options.Value.Intake;
        _keys =
        [
            .. intake
                .ApiKeys.Where(key => key.Key.Length > 0)
                .Select(key =>
                    (new ApiSender(key.Name, key.Read == ReadScope.All), SHA256.HashData(Encoding.UTF8.GetBytes(key.Key)))
                ),
        ];
        _secrets = [.. intake.WebhookSecrets.Select(WebhookSignature.Secret)];
    }

    /// <summary>Whether the request names a key at all, right or wrong.</summary>
    public static bool NamesKey(HttpRequest request) =>
        request.Headers.Authorization.ToString().StartsWith(Scheme, StringComparison.OrdinalIgnoreCase);

    /// <summary>Who the key that the request carries belongs to; null when it carries none of ours. Every key is compared in full,
    /// whichever fits.</summary>
    internal ApiSender? ByKey(HttpRequest request)
    {
        if (!NamesKey(request))
        {
            return null;
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(request.Headers.Authorization.ToString()[Scheme.Length..].Trim()), hash);
        ApiSender? sender = null;
        foreach (var key in _keys)
        {
            if (CryptographicOperations.FixedTimeEquals(hash, key.Hash))
            {
                sender = key.Sender;
            }
        }

        return sender;
    }

    /// <summary>Whether the headers leave it possible that one of our secrets signed the body, at about <paramref name="now"/>.</summary>
    public bool MayBeSigned(HttpRequest request, DateTimeOffset now) =>
        _secrets.Count > 0
        && WebhookSignature.IsComplete(
            request.Headers["webhook-id"].ToString(),
            request.Headers["webhook-timestamp"].ToString(),
            request.Headers["webhook-signature"].ToString(),
            now
        );

    /// <summary>Whether one of our secrets signed this body, at about <paramref name="now"/>.</summary>
    public bool Signed(HttpRequest request, ReadOnlySpan<byte> body, DateTimeOffset now) =>
        WebhookSignature.Verify(
            _secrets,
            request.Headers["webhook-id"].ToString(),
            request.Headers["webhook-timestamp"].ToString(),
            request.Headers["webhook-signature"].ToString(),
            body,
            now
        );
}
