using System.Text.Json;
using HandoffBot.Slack.Json;
using HandoffBot.Slack.Messages;

namespace HandoffBot.Slack.WebApi;

/// <summary>
/// Answers to the address a click or command brought: five times within half an hour. The token never goes there, and
/// only Slack's own host or the configured one is ever called.
/// </summary>
/// <param name="http">Must not follow redirects: one of <see cref="SlackHttp.CreateClient"/>.</param>
/// <param name="credentials">Says which host stands for Slack. Its token is not used.</param>
/// <param name="time">What the deadline is measured with; the system's clock when null.</param>
public sealed class ResponseUrlClient(HttpClient http, SlackCredentials credentials, TimeProvider? time = null)
{
    private const long LongestAnswer = 1024 * 1024;

    /// <summary>Whether an answer may go there: https at hooks.slack.com, or wherever the configured Slack is.</summary>
    public bool IsAllowed(Uri url) =>
        url.IsAbsoluteUri
        && url.UserInfo.Length == 0
        && (
            (
                url.Scheme == Uri.UriSchemeHttps
                && url.IsDefaultPort
                && string.Equals(url.Host, "hooks.slack.com", StringComparison.OrdinalIgnoreCase)
            )
            || Uri.Compare(
                url,
                credentials.ApiBaseUrl,
                UriComponents.SchemeAndServer,
                UriFormat.UriEscaped,
                StringComparison.OrdinalIgnoreCase
            ) == 0
        );

    /// <summary>Sends an answer.</summary>
    /// <param name="url">From the payload.</param>
    /// <param name="answer">What to show.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<SlackResult<EmptyResponse>> Respond(Uri url, ResponseMessage answer, CancellationToken cancel = default)
    {
        if (!IsAllowed(url))
        {
            return new RequestRejected("host_not_allowed", SlackErrorClass.Other, url.IsAbsoluteUri ? url.Host : null);
        }

        using var body = new TrackedContent(JsonSerializer.SerializeToUtf8Bytes(answer, SlackJson.Options), "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = body };
        var exchange = await HttpExchange.Send(http, request, LongestAnswer, credentials.Deadline, time ?? TimeProvider.System, cancel);
        return exchange switch
        {
            { Error: { } fault, NeverSent: true } => new RequestNotSent(fault),
            { Error: { } fault } => new OutcomeUnknown(fault),
            { Status: System.Net.HttpStatusCode.TooManyRequests } => new RequestRateLimited(exchange.RetryAfter?.Delta),
            { Status: >= (System.Net.HttpStatusCode)500 } => new OutcomeUnknown($"HTTP {(int)exchange.Status}"),
            { Status: >= (System.Net.HttpStatusCode)300 } => new RequestRejected($"http_{(int)exchange.Status}", SlackErrorClass.Other),
            _ => EmptyResponse.Instance,
        };
    }
}
