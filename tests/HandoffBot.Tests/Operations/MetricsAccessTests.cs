using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using HandoffBot.Testing.Hosts;

namespace HandoffBot.Tests.Operations;

public sealed class MetricsAccessTests
{
    private const string Key = "a-metrics-key-0123456789";

    [Fact]
    public async Task With_nothing_set_only_a_caller_on_this_machine_is_told()
    {
        await using var app = await TestApp.Start();

        Assert.Equal(HttpStatusCode.OK, await Asked(app.BotUrl));
        foreach (var sign in new[] { "X-Forwarded-For", "Forwarded" })
        {
            Assert.Equal(
                HttpStatusCode.Forbidden,
                await Asked(app.BotUrl, r => r.Headers.TryAddWithoutValidation(sign, "for=203.0.113.9"))
            );
        }

        Assert.Equal(HttpStatusCode.Forbidden, await Asked(app.BotUrl, r => r.Headers.Add("X-Forwarded-For", "203.0.113.9")));
        Assert.Equal(HttpStatusCode.Forbidden, await Asked(app.BotUrl, r => r.Headers.Add("X-Forwarded-For", "127.0.0.1")));
    }

    [Fact]
    public async Task With_a_key_whoever_sends_it_is_told_and_nobody_else()
    {
        await using var app = await TestApp.Start(settings: new KeyValuePair<string, string?>("Metrics:Key", Key));

        Assert.Equal(HttpStatusCode.Unauthorized, await Asked(app.BotUrl));
        Assert.Equal(
            HttpStatusCode.Unauthorized,
            await Asked(app.BotUrl, r => r.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Key + "x"))
        );
        Assert.Equal(
            HttpStatusCode.OK,
            await Asked(app.BotUrl, r => r.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Key))
        );
        Assert.Equal(HttpStatusCode.OK, await Asked(app.BotUrl, r =>
            {
                r.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Key);
                r.Headers.Add("X-Forwarded-For", "203.0.113.9");
            }));
    }

    [Fact]
    public async Task An_address_of_their_own_tells_the_metrics_and_nothing_else()
    {
        var own = new Uri($"http://127.0.0.1:{FreePort()}");
        await using var app = await TestApp.Start(settings: new KeyValuePair<string, string?>("Metrics:Urls", own.ToString()));

        Assert.Equal(HttpStatusCode.OK, await Asked(own));
        Assert.Equal(HttpStatusCode.NotFound, await Asked(own, path: "/health/live"));
        var main = new Uri(app.Bot.Urls.First(url => new Uri(url).Port != own.Port));
        Assert.Equal(HttpStatusCode.NotFound, await Asked(main));
        Assert.Equal(HttpStatusCode.OK, await Asked(main, path: "/health/live"));
    }

    private static async Task<HttpStatusCode> Asked(Uri host, Action<HttpRequestMessage>? with = null, string path = "/metrics")
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(host, path));
        with?.Invoke(request);
        using var answer = await http.SendAsync(request);
        return answer.StatusCode;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
