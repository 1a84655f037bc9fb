using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using HandoffBot.Intake;
using HandoffBot.Testing.Waiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HandoffBot.Tests.Feedback;

/// <summary>Somebody who is sent feedback, and checks each signature as the specification says.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    /// <summary>Of the specification's own vector.</summary>
    public const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private readonly ConcurrentQueue<(string Id, JsonObject Line)> _received = new();
    private readonly Func<DateTimeOffset> _now;
    private WebApplication? _app;

    public WebhookReceiver(Func<DateTimeOffset> now) => _now = now;

    public Uri Url { get; private set; } = null!;

    /// <summary>What it answers; 200 confirms a line.</summary>
    public int Answer { get; set; } = StatusCodes.Status200OK;

    /// <summary>Requests so far, confirmed or not.</summary>
    public int Requests { get; private set; }

    /// <summary>What it confirmed, in the order of arrival.</summary>
    public IReadOnlyList<(string Id, JsonObject Line)> Received => [.. _received];

    public IEnumerable<string?> Cursors => Received.Select(one => one.Line.Text("cursor"));

    public async Task Start()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls(Url?.GetLeftPart(UriPartial.Authority) ?? "http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.UseRouting();
        _app.MapPost("/feedback", Receive);
        await _app.StartAsync();
        Url = new Uri(new Uri(_app.Urls.First()), "/feedback");
    }

    public async Task Stop()
    {
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
            _app = null;
        }
    }

    public Task Has(int lines) => Wait.Until(() => _received.Count >= lines, () => $"{_received.Count} of {lines} lines came.");

    public ValueTask DisposeAsync() => new(Stop());

    private async Task Receive(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        Requests++;
        string Header(string name) => http.Request.Headers[name].ToString();
        Assert.True(
            WebhookSignature.Verify(
                [WebhookSignature.Secret(Secret)],
                Header("webhook-id"),
                Header("webhook-timestamp"),
                Header("webhook-signature"),
                body.ToArray(),
                _now()
            )
        );
        http.Response.StatusCode = Answer;
        http.Response.Headers.Location = Answer is >= 300 and < 400 ? "/elsewhere" : default;
        if (Answer == StatusCodes.Status200OK)
        {
            _received.Enqueue((Header("webhook-id"), JsonNode.Parse(body.ToArray())!.AsObject()));
        }
    }
}
