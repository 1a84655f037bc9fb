using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HandoffBot.Hosting;
using NodaTime;

namespace HandoffBot.Review.Exports;

/// <summary>
/// Links that open what a figure of a report counts, without a login: whoever has one may see these rows until it expires, and no others.
/// A link holds the report's key, the figure's id, when it expires, and an HMAC-SHA256 over them.
/// </summary>
/// <param name="options">Where the host is, and what signs.</param>
internal sealed class FigureLinks(LinksOptions options)
{
    /// <summary>Where they lead, below the host's address.</summary>
    public const string Path = "reports/rows";

    // The year in which a link would expire has to be one.
    private const int MostDays = 3660;

    private readonly List<byte[]> _secrets = [.. options.Secrets.Select(Encoding.UTF8.GetBytes)];

    private readonly Uri? _base = WithSlash(options.BaseUrl);

    /// <summary>Whether there are any.</summary>
    public bool AreMade => _base is not null && _secrets.Count > 0;

    /// <summary>The link to a figure; null where none are made.</summary>
    public string? To(string report, string figure, Instant now)
    {
        if (!AreMade)
        {
            return null;
        }

        var expires = (now + Duration.FromDays(Math.Min(options.Days, MostDays))).ToUnixTimeSeconds();
        var signature = Base64Url.EncodeToString(Sign(_secrets[0], report, figure, expires));
        var query = string.Create(
            CultureInfo.InvariantCulture,
            $"report={Uri.EscapeDataString(report)}&figure={Uri.EscapeDataString(figure)}&expires={expires}&signature={signature}"
        );
        return new Uri(_base!, $"{Path}?{query}").AbsoluteUri;
    }

    /// <summary>What a link is worth.</summary>
    public LinkState Check(string report, string figure, string expires, string signature, Instant now)
    {
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (
            !long.TryParse(expires, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || !Base64Url.IsValid(signature, out var length)
            || length != given.Length
            || !Base64Url.TryDecodeFromChars(signature, given, out _)
        )
        {
            return LinkState.Forged;
        }

        var isOurs = false;
        foreach (var secret in _secrets)
        {
            isOurs |= CryptographicOperations.FixedTimeEquals(Sign(secret, report, figure, seconds), given);
        }

        return !isOurs ? LinkState.Forged
            : now.ToUnixTimeSeconds() >= seconds ? LinkState.Expired
            : LinkState.Good;
    }

    private static Uri? WithSlash(string? url) =>
        url is { Length: > 0 } && Uri.TryCreate(url.EndsWith('/') ? url : url + "/", UriKind.Absolute, out var address) ? address : null;

    // Lengths before the parts, so that no two links sign the same bytes.
    private static byte[] Sign(byte[] secret, string report, string figure, long expires) =>
        HMACSHA256.HashData(
            secret,
            Encoding.UTF8.GetBytes(
                string.Create(CultureInfo.InvariantCulture, $"figure-rows {report.Length} {report} {figure.Length} {figure} {expires}")
            )
        );
}

/// <summary>What a link is worth.</summary>
internal enum LinkState
{
    /// <summary>It opens.</summary>
    Good,

    /// <summary>No secret of ours made it, or it was changed since.</summary>
    Forged,

    /// <summary>It was ours, and its time is over.</summary>
    Expired,
}
