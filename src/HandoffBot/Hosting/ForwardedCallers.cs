using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace HandoffBot.Hosting;

/// <summary>
/// Behind a proxy, who called and whether it was over TLS comes from <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c>, and
/// only where the proxy is one we know. The host name is the request's own: a proxy passes it on as <c>Host</c>.
/// </summary>
internal sealed class ForwardedCallers(IOptions<HandoffOptions> settings) : IConfigureOptions<ForwardedHeadersOptions>
{
    /// <summary>Whether the text is an address (<c>10.0.0.7</c>) or a network (<c>10.0.0.0/8</c>).</summary>
    public static bool IsAddress(string? text) => IPAddress.TryParse(text, out _) || System.Net.IPNetwork.TryParse(text, out _);

    public void Configure(ForwardedHeadersOptions options)
    {
        options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        foreach (var known in settings.Value.Proxy.KnownProxies)
        {
            if (IPAddress.TryParse(known, out var address))
            {
                options.KnownProxies.Add(address);
            }
            else
            {
                options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(known));
            }
        }
    }
}
