using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace HandoffBot.Sandbox.Tests;

/// <summary>A sandbox and a bare HTTP client that speaks to it as any app would.</summary>
public sealed class SandboxClient : IAsyncDisposable
{
    private readonly HttpClient _http = new();

    private SandboxClient(SandboxServer server) => Server = server;

    public SandboxServer Server { get; }

    public static async Task<SandboxClient> Start(SandboxOptions? options = null) => new(await SandboxServer.Start(options ?? Unlimited));

    /// <summary>Without rate limits, with every scope.</summary>
    public static SandboxOptions Unlimited { get; } = new() { RateLimits = false, Scopes = SandboxOptions.ScopesWithHistory };

    public async Task<JsonElement> Call(string method, object arguments, string? token = "xoxb-sandbox")
    {
        using var response = await Send(method, JsonContent.Create(arguments), token);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    public async Task<HttpResponseMessage> Send(
        string method,
        HttpContent content,
        string? token = "xoxb-sandbox",
        CancellationToken cancellation = default
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Server.ApiUrl, method)) { Content = content };
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return await _http.SendAsync(request, cancellation);
    }

    public async Task<JsonElement> Get(string path) => await _http.GetFromJsonAsync<JsonElement>(new Uri(Server.Url, path));

    public async Task<(int Status, JsonElement Body)> Post(string path, object body)
    {
        using var response = await _http.PostAsJsonAsync(new Uri(Server.Url, path), body);
        return ((int)response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    /// <summary>Posts and gives the ts.</summary>
    public async Task<string> PostMessage(string text, string channel = "C0ALERTS", object[]? blocks = null)
    {
        var answer = await Call(
            "chat.postMessage",
            new
            {
                channel,
                text,
                blocks,
            }
        );
        Assert.True(answer.GetProperty("ok").GetBoolean(), answer.ToString());
        return answer.GetProperty("ts").GetString()!;
    }

    /// <summary>Until something in the sandbox waits for its clock.</summary>
    public async Task TimerIsSet()
    {
        while (Server.Clock.PendingTimers == 0)
        {
            await Task.Yield();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Server.DisposeAsync();
    }
}

internal static class ApiAnswers
{
    public static string? Error(this JsonElement answer) => answer.TryGetProperty("error", out var error) ? error.GetString() : null;

    public static string[] Messages(this JsonElement answer) =>
        [.. answer.GetProperty("response_metadata").GetProperty("messages").EnumerateArray().Select(m => m.GetString()!)];
}
