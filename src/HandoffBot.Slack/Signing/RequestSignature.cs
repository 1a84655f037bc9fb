using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace HandoffBot.Slack.Signing;

/// <summary>
/// Slack's request signature: <c>v0=</c> and the hex HMAC-SHA256 of <c>v0:{timestamp}:{raw body}</c>. Source: Slack's
/// "Verifying requests from Slack", with its published example as a test.
/// </summary>
public static class RequestSignature
{
    private const string Version = "v0=";

    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Verifies a request before anything of it is parsed. Every secret is tried even after one has matched, and each comparison
    /// takes the same time wherever the signature differs.
    /// </summary>
    /// <param name="secrets">
    /// The app's signing secrets: one, or both the old and the new one during a rotation. Blank ones are ignored.
    /// </param>
    /// <param name="timestamp">The header <c>X-Slack-Request-Timestamp</c>, Unix seconds; null when it is absent.</param>
    /// <param name="body">The body, byte for byte as received.</param>
    /// <param name="signature">The header <c>X-Slack-Signature</c>; null when it is absent.</param>
    /// <param name="now">The present moment.</param>
    /// <exception cref="ArgumentNullException"><paramref name="secrets"/> is null.</exception>
    public static SignatureCheck Verify(
        IReadOnlyCollection<string> secrets,
        string? timestamp,
        ReadOnlySpan<byte> body,
        string? signature,
        DateTimeOffset now
    )
    {
        ArgumentNullException.ThrowIfNull(secrets);
        if (secrets.All(string.IsNullOrWhiteSpace))
        {
            return SignatureCheck.NoSecret;
        }

        if (string.IsNullOrEmpty(signature))
        {
            return SignatureCheck.Unsigned;
        }

        if (Seconds(timestamp) is not { } seconds || !IsSignature(signature))
        {
            return SignatureCheck.Malformed;
        }

        Span<byte> claimed = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (Convert.FromHexString(signature.AsSpan(Version.Length), claimed, out _, out _) != System.Buffers.OperationStatus.Done)
        {
            return SignatureCheck.Malformed;
        }

        var hasMatch = false;
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        foreach (var secret in secrets.Where(secret => !string.IsNullOrWhiteSpace(secret)))
        {
            Sign(secret, timestamp!, body, expected);
            hasMatch |= CryptographicOperations.FixedTimeEquals(expected, claimed);
        }

        return !hasMatch ? SignatureCheck.Invalid
            : IsTimely(seconds, now) ? SignatureCheck.Valid
            : SignatureCheck.Stale;
    }

    /// <summary>
    /// What the headers alone tell, so that the body of a request that cannot be genuine is not even read.
    /// <see cref="SignatureCheck.Valid"/> says only that the body is worth reading; <see cref="SignatureCheck.Stale"/> that the
    /// timestamp is off, whoever signed.
    /// </summary>
    /// <param name="secrets">The app's signing secrets. Blank ones are ignored.</param>
    /// <param name="timestamp">The header <c>X-Slack-Request-Timestamp</c>, Unix seconds; null when it is absent.</param>
    /// <param name="signature">The header <c>X-Slack-Signature</c>; null when it is absent.</param>
    /// <param name="now">The present moment.</param>
    /// <exception cref="ArgumentNullException"><paramref name="secrets"/> is null.</exception>
    public static SignatureCheck CheckHeaders(
        IReadOnlyCollection<string> secrets,
        string? timestamp,
        string? signature,
        DateTimeOffset now
    )
    {
        ArgumentNullException.ThrowIfNull(secrets);
        return secrets.All(string.IsNullOrWhiteSpace) ? SignatureCheck.NoSecret
            : string.IsNullOrEmpty(signature) ? SignatureCheck.Unsigned
            : Seconds(timestamp) is not { } seconds || !IsSignature(signature) ? SignatureCheck.Malformed
            : IsTimely(seconds, now) ? SignatureCheck.Valid
            : SignatureCheck.Stale;
    }

    // Digits only, and few enough that neither parsing nor the difference can overflow.
    private static long? Seconds(string? timestamp) =>
        timestamp is { Length: > 0 and <= 12 } && long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? seconds
            : null;

    private static bool IsSignature(string signature) => signature.Length == 67 && signature.StartsWith(Version, StringComparison.Ordinal);

    private static bool IsTimely(long seconds, DateTimeOffset now) =>
        TimeSpan.FromMilliseconds(Math.Abs(now.ToUnixTimeMilliseconds() - (seconds * 1000))) <= Tolerance;

    private static void Sign(string secret, string timestamp, ReadOnlySpan<byte> body, Span<byte> signature)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hmac.AppendData(Encoding.ASCII.GetBytes($"v0:{timestamp}:"));
        hmac.AppendData(body);
        hmac.GetHashAndReset(signature);
    }
}
