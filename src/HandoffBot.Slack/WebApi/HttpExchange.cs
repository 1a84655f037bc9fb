using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace HandoffBot.Slack.WebApi;

/// <summary>A request and what came back: an HTTP answer, or a fault and whether the request ever left.</summary>
internal sealed record HttpExchange
{
    public HttpStatusCode Status { get; private init; }

    public byte[] Body { get; private init; } = [];

    public RetryConditionHeaderValue? RetryAfter { get; private init; }

    public string? Scopes { get; private init; }

    public string? Error { get; private init; }

    public bool NeverSent { get; private init; }

    /// <summary>Sends once. Throws only when <paramref name="cancel"/> fires, after which a request may still have arrived.</summary>
    public static async Task<HttpExchange> Send(
        HttpClient http,
        HttpRequestMessage request,
        long longestAnswer,
        TimeSpan deadline,
        TimeProvider time,
        CancellationToken cancel
    )
    {
        using var clock = new CancellationTokenSource(deadline, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(clock.Token, cancel);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            await response.Content.LoadIntoBufferAsync(longestAnswer, either.Token);
            return new HttpExchange
            {
                Status = response.StatusCode,
                Body = await response.Content.ReadAsByteArrayAsync(either.Token),
                RetryAfter = response.Headers.RetryAfter,
                Scopes = response.Headers.TryGetValues("x-oauth-scopes", out var scopes) ? string.Join(',', scopes) : null,
            };
        }
        catch (HttpRequestException fault)
        {
            return new HttpExchange { Error = Describe(fault), NeverSent = IsBeforeSending(fault.HttpRequestError) };
        }
        catch (IOException fault)
        {
            return new HttpExchange { Error = fault.Message };
        }
        catch (SocketException fault)
        {
            // The other side was gone between connecting and being asked its address.
            return new HttpExchange { Error = fault.Message, NeverSent = request.Content is TrackedContent { SendingStarted: false } };
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new HttpExchange
            {
                Error = "no answer in time",
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
    private static string Describe(HttpRequestException fault) => $"{fault.HttpRequestError}: {fault.GetBaseException().Message}";
}
