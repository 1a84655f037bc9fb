using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace HandoffBot.Sandbox.Dispatching;

/// <summary>Slack's v0 signature, implemented independently of the bot, so that an error in its verification is detected.</summary>
public static class RequestSigner
{
    /// <summary><c>v0=</c> and the hex HMAC-SHA256 of <c>v0:{timestamp}:{body}</c>.</summary>
    public static string Sign(string secret, long timestamp, ReadOnlySpan<byte> body)
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        mac.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"v0:{timestamp}:")));
        mac.AppendData(body);
        return "v0=" + Convert.ToHexStringLower(mac.GetHashAndReset());
    }
}
