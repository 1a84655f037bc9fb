using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace HandoffBot.Slack;

/// <summary>What a look at a request's signature says. Only <see cref="Valid"/> may be worked on.</summary>
public enum SignatureCheck
{
    /// <summary>Signed with our secret, and just now.</summary>
    Valid,

    /// <summary>A header is missing or malformed.</summary>
    Malformed,

    /// <summary>More than five minutes old or ahead: a replay, or a clock that is wrong.</summary>
    Stale,

    /// <summary>Signed with something else.</summary>
    Invalid,

    /// <summary>We have no secret, so nothing can be trusted.</summary>
    NoSecret,
}

/// <summary>
/// Slack's request signature: <c>v0=</c> and the hex HMAC-SHA256 of <c>v0:{timestamp}:{raw body}</c>. Source: Slack's
/// "Verifying requests from Slack", with its published example as a test.
/// </summary>
public static class RequestSignature
{
    private const string Version = "v0=";

    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>Checks a request before anything of it is parsed. Takes the same time wherever the signature differs.</summary>
    /// <param name="secret">The app's signing secret.</param>
    /// <param name="timestamp">The header <c>X-Slack-Request-Timestamp</c>: Unix seconds.</param>
    /// <param name="body">The body as it came, byte for byte.</param>
    /// <param name="signature">The header <c>X-Slack-Signature</c>.</param>
    /// <param name="now">The present moment.</param>
    public static SignatureCheck Verify(string? secret, string? timestamp, ReadOnlySpan<byte> body, string? signature, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(secret))
        {
            return SignatureCheck.NoSecret;
        }

        // Digits only, and few enough that neither parsing nor the difference can overflow.
        if (timestamp is not { Length: > 0 and <= 12 } || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || signature is not { Length: 67 } || !signature.StartsWith(Version, StringComparison.Ordinal))
        {
            return SignatureCheck.Malformed;
        }

        Span<byte> claimed = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (Convert.FromHexString(signature.AsSpan(Version.Length), claimed, out _, out _) != System.Buffers.OperationStatus.Done)
        {
            return SignatureCheck.Malformed;
        }

        if (TimeSpan.FromMilliseconds(Math.Abs(now.ToUnixTimeMilliseconds() - (seconds * 1000))) > Tolerance)
        {
            return SignatureCheck.Stale;
        }

        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Sign(secret, timestamp, body, expected);
        return CryptographicOperations.FixedTimeEquals(expected, claimed) ? SignatureCheck.Valid : SignatureCheck.Invalid;
    }

    private static void Sign(string secret, string timestamp, ReadOnlySpan<byte> body, Span<byte> signature)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hmac.AppendData(Encoding.ASCII.GetBytes($"v0:{timestamp}:"));
        hmac.AppendData(body);
        hmac.GetHashAndReset(signature);
    }
}
