using System.Net;
using System.Text.Json;
using HandoffBot.Slack.Json;
using HandoffBot.Slack.Messages;

namespace HandoffBot.Slack.WebApi;

/// <summary>
/// Responds to an interaction or command at its <c>response_url</c>, which accepts five responses within 30 minutes. No token
/// is sent there, and no other host than Slack's or the configured one is called. Source: Slack's "Handling user interaction".
/// </summary>
public sealed class ResponseUrlClient
{
    private const long MaxResponseBytes = 1024 * 1024;

    private readonly HttpClient _http;
    private readonly SlackCredentials _credentials;
    private readonly TimeProvider _time;

    /// <summary>Creates a client.</summary>
    /// <param name="http">Must not follow redirects: one of <see cref="SlackHttp.CreateClient"/>. It is not disposed here.</param>
    /// <param name="credentials">The deadline, and the host that stands for Slack. Its tokens are not used.</param>
    /// <param name="time">The clock that measures the deadline; the system's when null.</param>
    /// <exception cref="ArgumentNullException"><paramref name="http"/> or <paramref name="credentials"/> is null.</exception>
    public ResponseUrlClient(HttpClient http, SlackCredentials credentials, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(credentials);
        (_http, _credentials, _time) = (http, credentials, time ?? TimeProvider.System);
    }

    /// <summary>
    /// Whether responses may go to an address: https at hooks.slack.com, or where <see cref="SlackCredentials.ApiBaseUrl"/> is.
    /// </summary>
    /// <param name="url">The address; one that is relative or contains a user name is not allowed.</param>
    /// <exception cref="ArgumentNullException"><paramref name="url"/> is null.</exception>
    public bool IsAllowed(Uri url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return url.IsAbsoluteUri && url.UserInfo.Length == 0 && (IsSlack(url) || IsConfigured(url));
    }

    /// <summary>Sends a response.</summary>
    /// <param name="url">From the payload. One that is not allowed is rejected with <c>host_not_allowed</c>, and nothing is sent.</param>
    /// <param name="response">What to show.</param>
    /// <param name="cancel">Abandons the call; a request already sent may still take effect.</param>
    /// <exception cref="ArgumentNullException"><paramref name="url"/> or <paramref name="response"/> is null.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was cancelled.</exception>
    public async Task<SlackResult<EmptyResponse>> Respond(Uri url, ResponseMessage response, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(response);
        if (!IsAllowed(url))
        {
            return new RequestRejected("host_not_allowed", SlackErrorClass.Other, url.IsAbsoluteUri ? url.Host : null);
        }

        var sent = response.Blocks is [] ? response with { Blocks = null } : response;
        using var body = new TrackedContent(JsonSerializer.SerializeToUtf8Bytes(sent, SlackJson.Options), "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = body };
        using var exchange = await HttpExchange.Send(_http, request, MaxResponseBytes, _credentials.Deadline, _time, cancel);
        return exchange switch
        {
            { Error: { } error, NeverSent: true } => new RequestNotSent(error),
            { Error: { } error } => new OutcomeUnknown(error),
            { Status: HttpStatusCode.TooManyRequests } => new RequestRateLimited(exchange.RetryAfter?.Delta),
            { Status: >= (HttpStatusCode)500 } => new OutcomeUnknown($"HTTP {(int)exchange.Status}"),
            { Status: >= (HttpStatusCode)300 } => new RequestRejected($"http_{(int)exchange.Status}", SlackErrorClass.Other),
            _ => EmptyResponse.Instance,
        };
    }

    private static bool IsSlack(Uri url) =>
        url.Scheme == Uri.UriSchemeHttps
        && url.IsDefaultPort
        && string.Equals(url.Host, "hooks.slack.com", StringComparison.OrdinalIgnoreCase);

    private bool IsConfigured(Uri url) =>
        Uri.Compare(url, _credentials.ApiBaseUrl, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase)
        == 0;
}
