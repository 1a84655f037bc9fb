namespace HandoffBot.Hosting.Settings;

/// <summary>Validates the known proxies and the addresses of the metrics.</summary>
internal static class NetworkSettings
{
    private const string Proxies = "Proxy:KnownProxies";
    private const string Urls = "Metrics:Urls";

    public static void Check(IConfiguration configuration, List<SettingsFault> faults)
    {
        foreach (var proxy in configuration.GetSection(Proxies).GetChildren().Where(p => !ForwardedCallers.IsAddress(p.Value)))
        {
            faults.Add(
                new SettingsFault(
                    proxy.Path,
                    $"\"{proxy.Value}\" is no address and no network.",
                    "Write e.g. 10.0.0.7, or 10.0.0.0/8 for a whole network."
                )
            );
        }

        if (configuration[Proxies] is not null)
        {
            faults.Add(
                new SettingsFault(
                    Proxies,
                    "It is a list.",
                    "Write Proxy__KnownProxies__0=10.0.0.7 in the environment, or [\"10.0.0.7\"] in appsettings.json."
                )
            );
        }

        foreach (
            var url in ListenAddresses
                .Split(configuration[Urls])
                .Where(url => !ListenAddresses.IsValid(url) || ListenAddresses.Port(url) == 0)
        )
        {
            faults.Add(new SettingsFault(Urls, $"\"{url}\" is no address with a port to listen on.", "Write e.g. http://127.0.0.1:9464."));
        }

        var own = ListenAddresses.Ports(configuration[Urls]);
        foreach (
            var url in ListenAddresses
                .Split(configuration["Urls"] ?? HostConfiguration.DefaultUrl)
                .Where(url => ListenAddresses.IsValid(url) && own.Contains(ListenAddresses.Port(url)))
        )
        {
            faults.Add(new SettingsFault(Urls, $"Its port is that of Urls ({url}).", "Give the metrics a port of their own."));
        }
    }
}
