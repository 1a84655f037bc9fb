using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text.Json;
using HandoffBot.Testing.Hosts;

namespace HandoffBot.Tests.Operations;

/// <summary>The OpenAPI document names the address it was asked at, so it shows whether a proxy's word was taken.</summary>
public sealed class ForwardedHeadersTests
{
    private static readonly KeyValuePair<string, string?> Everywhere = new("Urls", "http://0.0.0.0:0");

    [Fact]
    public async Task A_proxy_on_this_machine_is_believed_that_it_was_over_tls_but_not_the_host_of_a_caller()
    {
        await using var app = await TestApp.Start();

        var server = await Server(app, "127.0.0.1", "X-Forwarded-Host");

        Assert.Equal("https", server.Scheme);
        Assert.Equal("127.0.0.1", server.Host);
    }

    [SkippableTheory]
    [InlineData(null, "http")]
    [InlineData("address", "https")]
    [InlineData("network", "https")]
    public async Task A_proxy_elsewhere_is_believed_only_when_it_is_known(string? known, string scheme)
    {
        var address = NetworkInterface
            .GetAllNetworkInterfaces()
            .Where(n => n.OperationalStatus == OperationalStatus.Up)
            .SelectMany(n => n.GetIPProperties().UnicastAddresses)
            .Select(a => a.Address)
            .FirstOrDefault(a => a.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(a))
            ?.ToString();
        Skip.If(address is null, "This machine has no address but its own loopback.");
        KeyValuePair<string, string?>[] settings = known is null
            ? [Everywhere]
            : [Everywhere, new("Proxy:KnownProxies:0", known == "address" ? address : address![..address!.LastIndexOf('.')] + ".0/24")];
        await using var app = await TestApp.Start(settings: settings);

        Assert.Equal(scheme, (await Server(app, address!)).Scheme);
    }

    private static async Task<Uri> Server(TestApp app, string host, string? more = null)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new UriBuilder("http", host, app.BotUrl.Port, "/openapi/v1.json").Uri);
        request.Headers.Add("X-Forwarded-For", "203.0.113.9");
        request.Headers.Add("X-Forwarded-Proto", "https");
        if (more is not null)
        {
            request.Headers.Add(more, "evil.test");
        }

        using var answer = await http.SendAsync(request);
        using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return new Uri(document.RootElement.GetProperty("servers")[0].GetProperty("url").GetString()!);
    }
}
