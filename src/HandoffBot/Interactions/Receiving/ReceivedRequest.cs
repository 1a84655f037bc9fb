using System.Security.Cryptography;
using System.Text;
using HandoffBot.Interactions.Requests;

namespace HandoffBot.Interactions.Receiving;

/// <summary>Something to be kept and worked.</summary>
/// <param name="Kind">One of <see cref="RequestKinds"/>.</param>
/// <param name="Key">The same for every delivery of the same thing.</param>
/// <param name="Body">The payload as JSON.</param>
internal sealed record ReceivedRequest(string Kind, string Key, string Body)
{
    /// <summary>The alert it is about, as the element or form carried it; null when it carried nothing that may be one.</summary>
    public string? AlertId { get; init; }

    /// <summary>A key of bounded length over all that tells one thing from another.</summary>
    public static string KeyOf(string kind, params ReadOnlySpan<string?> parts) =>
        $"{kind}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))}";
}
