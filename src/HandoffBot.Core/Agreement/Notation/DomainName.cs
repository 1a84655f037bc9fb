namespace HandoffBot.Core.Agreement.Notation;

/// <summary>The domain in an address, a web address or a bare domain.</summary>
internal static class DomainName
{
    private const string AfterScheme = "://";

    /// <summary>
    /// Whether the domain in <paramref name="value"/> is <paramref name="domain"/> or under it: <c>ourco.test</c> holds for
    /// <c>a@ourco.test</c> and <c>a@mail.ourco.test</c>, and neither for <c>a@notourco.test</c> nor for <c>ourco.test@mail.test</c>.
    /// </summary>
    public static bool IsWithin(string value, string domain)
    {
        var wanted = Bare(domain);
        var given = In(value);
        return wanted.Length > 0
            && given.EndsWith(wanted, StringComparison.OrdinalIgnoreCase)
            && (given.Length == wanted.Length || given[^(wanted.Length + 1)] == '.');
    }

    /// <summary>As an agreement may write it: <c>@ourco.test</c>, <c>.ourco.test</c> and <c>ourco.test</c> mean the same.</summary>
    public static ReadOnlySpan<char> Bare(string domain) => domain.AsSpan().Trim().TrimStart("@.").TrimEnd('.');

    private static ReadOnlySpan<char> In(string value)
    {
        var text = value.AsSpan();
        var scheme = text.IndexOf(AfterScheme, StringComparison.Ordinal);
        if (scheme >= 0)
        {
            text = text[(scheme + AfterScheme.Length)..];
            var path = text.IndexOfAny("/?#");
            text = path < 0 ? text : text[..path];
        }

        text = text[(text.LastIndexOf('@') + 1)..];
        // What follows a colon is a port; what closes a bracketed address is no part of it.
        var port = text.IndexOf(':');
        return (port < 0 ? text : text[..port]).TrimEnd(".> /");
    }
}
