using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using HandoffBot.Sandbox.Json;
using HandoffBot.Sandbox.Time;

namespace HandoffBot.Sandbox.Dispatching;

/// <summary>Sends deliveries to the bot as signed HTTP requests.</summary>
internal sealed class HttpTransport(Uri? botUrl, string signingSecret, TimeProvider signingClock, SandboxClock clock) : IDisposable
{
    private static readonly TimeSpan AcknowledgementTimeout = TimeSpan.FromSeconds(3);

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };
    private volatile Uri? _bot = botUrl;

    public Uri? BotUrl
    {
        get => _bot;
        set => _bot = value;
    }

    public async Task<(int? Status, string? Body, string? Error)> Send(Delivery delivery, CancellationToken cancellation)
    {
        if (_bot is not { } address)
        {
            return (null, null, "No bot is connected to the sandbox");
        }

        using var limit = new CancellationTokenSource(AcknowledgementTimeout, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        using var request = Sign(delivery, address);
        try
        {
            using var response = await _client.SendAsync(request, both.Token);
            var body = await response.Content.ReadAsStringAsync(both.Token);
            return ((int)response.StatusCode, body, response.IsSuccessStatusCode ? null : $"The bot answered {(int)response.StatusCode}");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return (null, null, "The bot did not answer in 3 seconds");
        }
        catch (Exception fault) when (fault is HttpRequestException or SocketException or IOException)
        {
            // A bot that exits while the connection is opened surfaces as a SocketException.
            return (null, null, "The bot could not be reached");
        }
    }

    public void Dispose() => _client.Dispose();

    private HttpRequestMessage Sign(Delivery delivery, Uri address)
    {
        var (path, type, text) = delivery.Endpoint switch
        {
            BotEndpoint.Interactivity => (
                "slack/interactions",
                "application/x-www-form-urlencoded",
                "payload=" + Uri.EscapeDataString(delivery.Payload.ToJsonString(SandboxJson.Options))
            ),
            BotEndpoint.SlashCommand => ("slack/commands", "application/x-www-form-urlencoded", Form(delivery.Payload)),
            _ => ("slack/events", "application/json", delivery.Payload.ToJsonString(SandboxJson.Options)),
        };
        var body = Encoding.UTF8.GetBytes(text);
        var now = signingClock.GetUtcNow().ToUnixTimeSeconds();
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, path)) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        request.Headers.Add("X-Slack-Request-Timestamp", now.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("X-Slack-Signature", RequestSigner.Sign(signingSecret, now, body));
        request.Headers.UserAgent.ParseAdd("Slackbot/1.0");
        if (delivery.Retry > 0)
        {
            request.Headers.Add("X-Slack-Retry-Num", delivery.Retry.ToString(CultureInfo.InvariantCulture));
            request.Headers.Add("X-Slack-Retry-Reason", "http_timeout");
        }

        return request;
    }

    private static string Form(JsonObject fields) =>
        string.Join('&', fields.Select(f => $"{Uri.EscapeDataString(f.Key)}={Uri.EscapeDataString(f.Value?.ToString() ?? "")}"));
}
