using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using HandoffBot.Slack.Json;

namespace HandoffBot.Slack.WebApi;

/// <summary>One HTTP request and its outcome: a response, or an error and whether the request was sent at all.</summary>
internal sealed record HttpExchange
{
    private const int LongestError = 500;

    public HttpStatusCode Status { get; private init; }

    public byte[] Body { get; private init; } = [];

    public RetryConditionHeaderValue? RetryAfter { get; private init; }

    public string? Scopes { get; private init; }

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
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            await response.Content.LoadIntoBufferAsync(maxResponseBytes, either.Token);
            return new HttpExchange
            {
                Status = response.StatusCode,
                Body = await response.Content.ReadAsByteArrayAsync(either.Token),
                RetryAfter = response.Headers.RetryAfter,
                Scopes = response.Headers.TryGetValues("x-oauth-scopes", out var scopes) ? string.Join(',', scopes) : null,
            };
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
