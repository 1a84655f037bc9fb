using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using HandoffBot.Slack.Json;

namespace HandoffBot.Slack.WebApi;

/// <summary>One HTTP request and its outcome: a response, or an error and whether the request was sent at all.</summary>
internal sealed class HttpExchange : IDisposable
{
    private const int LongestError = 500;

    // Read to its end; null without one.
    private readonly HttpResponseMessage? _response;

    private HttpExchange(HttpResponseMessage? response = null) => _response = response;

    public HttpStatusCode Status => _response?.StatusCode ?? default;

    public Stream Body => _response?.Content.ReadAsStream() ?? Stream.Null;

    public RetryConditionHeaderValue? RetryAfter => _response?.Headers.RetryAfter;

    public IEnumerable<string> Scopes =>
        _response is not null && _response.Headers.TryGetValues("x-oauth-scopes", out var scopes) ? scopes : [];

    public string? Error { get; private init; }

    public bool NeverSent { get; private init; }

    /// <summary>
    /// Sends once. Throws only when <paramref name="cancel"/> is cancelled, after which the request may still take effect.
    /// </summary>
    public static async Task<HttpExchange> Send(
        HttpClient http,
        HttpRequestMessage request,
        long maxResponseBytes,
        TimeSpan deadline,
        TimeProvider time,
        CancellationToken cancel
    )
    {
        using var timeout = new CancellationTokenSource(deadline, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancel);
        try
        {
            return new HttpExchange(await Receive(http, request, maxResponseBytes, either.Token));
        }
        catch (HttpRequestException exception)
        {
            return new HttpExchange { Error = Describe(exception), NeverSent = IsBeforeSending(exception.HttpRequestError) };
        }
        catch (IOException exception)
        {
            return new HttpExchange { Error = Words(exception.Message) };
        }
        catch (SocketException exception)
        {
            // The peer closed the socket between connecting and reading its address.
            return new HttpExchange
            {
                Error = Words(exception.Message),
                NeverSent = request.Content is TrackedContent { SendingStarted: false },
            };
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new HttpExchange
            {
                Error = "no response in time",
                NeverSent = request.Content is TrackedContent { SendingStarted: false },
            };
        }
    }

    public void Dispose() => _response?.Dispose();

    private static async Task<HttpResponseMessage> Receive(
        HttpClient http,
        HttpRequestMessage request,
        long maxResponseBytes,
        CancellationToken cancel
    )
    {
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        try
        {
            await response.Content.LoadIntoBufferAsync(maxResponseBytes, cancel);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private static bool IsBeforeSending(HttpRequestError error) =>
        error
            is HttpRequestError.NameResolutionError
                or HttpRequestError.ConnectionError
                or HttpRequestError.SecureConnectionError
                or HttpRequestError.ProxyTunnelError;

    // The outer message says only that sending failed; the innermost says why.
    private static string Describe(HttpRequestException exception) =>
        Words($"{exception.HttpRequestError}: {exception.GetBaseException().Message}");

    // The runtime quotes what the other side sent, byte by byte: no database has to take that.
    private static string Words(string message) => message.OnOneLine(LongestError);
}
