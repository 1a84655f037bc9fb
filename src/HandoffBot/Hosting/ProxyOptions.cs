namespace HandoffBot.Hosting;

/// <summary>The reverse proxies in front of the host.</summary>
public sealed class ProxyOptions
{
    /// <summary>Addresses, or networks such as <c>10.0.0.0/8</c>, whose forwarded headers are trusted, beside this machine's own.</summary>
    public IList<string> KnownProxies { get; } = [];
}
