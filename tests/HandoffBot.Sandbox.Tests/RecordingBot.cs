using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HandoffBot.Sandbox.Tests;

/// <summary>A bot that notes what it is sent and answers what it is told to.</summary>
public sealed class RecordingBot : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RecordingBot(WebApplication app) => this._app = app;

    public Uri Url => new(_app.Urls.First());

    public ConcurrentQueue<ReceivedRequest> All { get; } = [];

    public Func<ReceivedRequest, HttpContext, Task> Answer { get; set; } = (_, _) => Task.CompletedTask;

    public static async Task<RecordingBot> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        var built = builder.Build();
        var bot = new RecordingBot(built);
        built.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var heard = new ReceivedRequest(
                context.Request.Path,
                await reader.ReadToEndAsync(),
                context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase)
            );
            bot.All.Enqueue(heard);
            await bot.Answer(heard, context);
        });
        await built.StartAsync();
        return bot;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}

public sealed record ReceivedRequest(string Path, string Body, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>The payload of an interaction, or the event as it came.</summary>
    public JsonElement Payload =>
        JsonDocument
            .Parse(Body.StartsWith("payload=", StringComparison.Ordinal) ? WebUtility.UrlDecode(Body["payload=".Length..]) : Body)
            .RootElement;

    public string Field(string name) =>
        Body.Split('&').Select(p => p.Split('=', 2)).Where(p => p[0] == name).Select(p => WebUtility.UrlDecode(p[1])).First();
}
