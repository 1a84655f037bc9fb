using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using HandoffBot.Sandbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HandoffBot.Browser.Tests;

/// <summary>A bot of a few lines, so that the page can be tested alone: it posts what it is given and keeps what it is told.</summary>
internal sealed class RecordingBot : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _slack = new()
    {
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", "xoxb-sandbox") },
    };

    private RecordingBot(SandboxServer sandbox)
    {
        Sandbox = sandbox;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Urls.Add("http://127.0.0.1:0");
        _app.MapPost("/slack/{kind}", (RequestDelegate)Hear);
    }

    public SandboxServer Sandbox { get; }

    /// <summary>The interactions it was sent.</summary>
    public ConcurrentQueue<JsonElement> Told { get; } = [];

    /// <summary>Opened on every click; null opens none.</summary>
    public object? Modal { get; set; }

    /// <summary>What every request is answered with.</summary>
    public int Status { get; set; } = StatusCodes.Status200OK;

    public static async Task<RecordingBot> Start()
    {
        var bot = new RecordingBot(await SandboxServer.Start());
        await bot._app.StartAsync();
        bot.Sandbox.BotUrl = new Uri(bot._app.Urls.First());
        return bot;
    }

    public Task Post(string text, params object[] blocks) =>
        Call(
            "chat.postMessage",
            new
            {
                channel = "C0ALERTS",
                text,
                blocks,
            }
        );

    public static object Button(string actionId, string label) =>
        new
        {
            type = "actions",
            elements = new[]
            {
                new
                {
                    type = "button",
                    action_id = actionId,
                    text = new { type = "plain_text", text = label },
                    value = "one",
                },
            },
        };

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await Sandbox.DisposeAsync();
        _slack.Dispose();
    }

    private async Task Call(string method, object body)
    {
        using var answer = await _slack.PostAsJsonAsync(new Uri(Sandbox.ApiUrl, method), body);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.True(json.RootElement.GetProperty("ok").GetBoolean(), json.RootElement.GetRawText());
    }

    private async Task Hear(HttpContext context)
    {
        context.Response.StatusCode = Status;
        var form = await context.Request.ReadFormAsync();
        if (form["payload"].ToString() is not { Length: > 0 } payload)
        {
            return;
        }

        using var json = JsonDocument.Parse(payload);
        var told = json.RootElement.Clone();
        Told.Enqueue(told);
        if (Modal is not null && told.GetProperty("type").GetString() == "block_actions")
        {
            await Call("views.open", new { trigger_id = told.GetProperty("trigger_id").GetString(), view = Modal });
        }
    }
}
