using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using HandoffBot.Slack.Json;

namespace HandoffBot.Slack.WebApi;

/// <summary>Sends one Web API request, waits no longer than the deadline, and converts the outcome to a result.</summary>
internal sealed class WebApiTransport(HttpClient http, SlackCredentials credentials, TimeProvider time)
{
    // A history holds up to 200 messages with all their blocks; no other response is longer than one message or one view.
    private const long MaxHistoryBytes = 16 * 1024 * 1024;
    private const long MaxResponseBytes = 2 * 1024 * 1024;

    /// <summary>Where the methods are.</summary>
    public Uri Address => credentials.ApiBaseUrl;

    private const string Json = "application/json";

    private const string Form = "application/x-www-form-urlencoded";

    /// <summary>A call that changes something.</summary>
    public Task<SlackResult<T>> Write<T>(string method, object body, Func<SlackResponse, T?> read, CancellationToken cancel)
        where T : class =>
        Call(
            method,
            credentials.BotToken,
            new TrackedContent(JsonSerializer.SerializeToUtf8Bytes(body, SlackJson.Options), Json),
            true,
            read,
            cancel
        );

    /// <summary>A call that changes nothing; Slack takes its arguments as a form.</summary>
    public Task<SlackResult<T>> Read<T>(
        string method,
        IEnumerable<KeyValuePair<string, string>> arguments,
        Func<SlackResponse, T?> read,
        CancellationToken cancel
    )
        where T : class => Call(method, credentials.BotToken, FormOf(arguments), false, read, cancel);

    /// <summary>A call with the app-level token that changes nothing.</summary>
    public Task<SlackResult<T>> ReadAsApp<T>(string method, Func<SlackResponse, T?> read, CancellationToken cancel)
        where T : class => Call(method, credentials.AppToken ?? "", FormOf([]), false, read, cancel);

    /// <summary>Sends bytes to an address that Slack gave for them, without a token. Nobody sees them before they are shared, so that it
    /// may simply be repeated.</summary>
    public async Task<SlackResult<EmptyResponse>> Upload(Uri url, byte[] content, CancellationToken cancel)
    {
        using var body = new TrackedContent(content, "application/octet-stream");
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = body };
        using var exchange = await HttpExchange.Send(http, request, MaxResponseBytes, credentials.Deadline, time, cancel);
        return exchange switch
        {
            { Error: { } error, NeverSent: true } => new RequestNotSent($"upload: {error}"),
            { Error: { } error } => new RequestRejected("no_answer", SlackErrorClass.Transient, error),
            { Status: HttpStatusCode.TooManyRequests } => new RequestRateLimited(exchange.RetryAfter?.Delta),
            { Status: >= (HttpStatusCode)500 or (HttpStatusCode)408 } => new RequestRejected(
                $"http_{(int)exchange.Status}",
                SlackErrorClass.Transient
            ),
            { Status: >= (HttpStatusCode)300 } => new RequestRejected($"http_{(int)exchange.Status}", SlackErrorClass.Other),
            _ => EmptyResponse.Instance,
        };
    }

    private static TrackedContent FormOf(IEnumerable<KeyValuePair<string, string>> arguments) =>
        new(
            System.Text.Encoding.UTF8.GetBytes(
                string.Join('&', arguments.Select(a => Uri.EscapeDataString(a.Key) + "=" + Uri.EscapeDataString(a.Value)))
            ),
            Form
        );

    private async Task<SlackResult<T>> Call<T>(
        string method,
        string token,
        TrackedContent body,
        bool isWrite,
        Func<SlackResponse, T?> read,
        CancellationToken cancel
    )
        where T : class
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, credentials.MethodUrl(method)) { Content = body };
        if (!AuthenticationHeaderValue.TryParse("Bearer " + token, out var authorization) || token.Length == 0)
        {
            return new RequestNotSent("the token is empty or has characters a token cannot have");
        }

        request.Headers.Authorization = authorization;
        var longest = method is "conversations.history" or "conversations.replies" ? MaxHistoryBytes : MaxResponseBytes;
        using var exchange = await HttpExchange.Send(http, request, longest, credentials.Deadline, time, cancel);
        return exchange switch
        {
            { Error: { } error, NeverSent: true } => new RequestNotSent($"{method}: {error}"),
            { Error: { } error } => NoClearResponse<T>(isWrite, $"{method}: {error}", "no_answer"),
            _ => SlackResponse.ToResult(exchange, method, isWrite, read),
        };
    }

    /// <summary>The failure for a call without a clear response. A call that changes nothing may simply be repeated.</summary>
    internal static SlackFailure NoClearResponse<T>(bool isWrite, string cause, string error) =>
        isWrite ? new OutcomeUnknown(cause) : new RequestRejected(error, SlackErrorClass.Transient, cause);
}
