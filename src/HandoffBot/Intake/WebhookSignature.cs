using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace HandoffBot.Intake;

/// <summary>Standard Webhooks, symmetric: HMAC-SHA256 over <c>id.timestamp.body</c>. Only <c>v1</c> is looked at, whatever else a sender
/// lists.</summary>
public static class WebhookSignature
{
    private const string Prefix = "whsec_";
    private const string Version = "v1,";

    /// <summary>The bytes of a secret; the prefix may be missing, as the specification allows.</summary>
    public static byte[] Secret(string text) =>
        Convert.FromBase64String(text.StartsWith(Prefix, StringComparison.Ordinal) ? text[Prefix.Length..] : text);

    /// <summary>Whether all that goes with a signature is there and within five minutes of now, whoever made it.</summary>
    public static bool IsComplete(string id, string timestamp, string signatures, DateTimeOffset now) =>
        id.Length > 0
        && signatures.Contains(Version, StringComparison.Ordinal)
        && long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && Math.Abs(now.ToUnixTimeSeconds() - (decimal)seconds) <= 300;

    /// <summary>Whether any of <paramref name="signatures"/> was made with any of <paramref name="secrets"/> within five minutes of
    /// now.</summary>
    public static bool Verify(
        IReadOnlyList<byte[]> secrets,
        string id,
        string timestamp,
        string signatures,
        ReadOnlySpan<byte> body,
        DateTimeOffset now
    )
    {
        if (!IsComplete(id, timestamp, signatures, now))
        {
            return false;
        }

        var good = false;
        Span<byte> given = stackalloc byte[SHA256.HashSizeInBytes];
        foreach (var secret in secrets)
        {
            var ours = Hash(secret, id, timestamp, body);
            foreach (var part in signatures.AsSpan().Split(' '))
            {
                var signature = signatures.AsSpan()[part];
                if (
                    signature.StartsWith(Version, StringComparison.Ordinal)
                    && Convert.TryFromBase64Chars(signature[Version.Length..], given, out var length)
                    && length == given.Length
                )
                {
                    good |= CryptographicOperations.FixedTimeEquals(given, ours);
                }
            }
        }

        return good;
    }

    /// <summary>The signature as a header carries it.</summary>
    public static string Sign(byte[] secret, string id, string timestamp, ReadOnlySpan<byte> body) =>
        Version + Convert.ToBase64String(Hash(secret, id, timestamp, body));

    private static byte[] Hash(byte[] secret, string id, string timestamp, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        hash.AppendData(Encoding.UTF8.GetBytes($"{id}.{timestamp}."));
        hash.AppendData(body);
        return hash.GetHashAndReset();
    }
}
