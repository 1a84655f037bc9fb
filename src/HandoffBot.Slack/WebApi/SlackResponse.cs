using System.Net;
using System.Text.Json;
using HandoffBot.Slack.Json;

namespace HandoffBot.Slack.WebApi;

/// <summary>A successful JSON response of Slack, and the scopes its headers state.</summary>
internal sealed class SlackResponse(JsonElement json, HttpExchange exchange)
{
    private const int LongestDetails = 500;

    public JsonElement Json { get; } = json;

    public IReadOnlySet<string> Scopes =>
        string.Join(',', exchange.Scopes)
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>Converts an HTTP response to the value it carries or a failure.</summary>
    public static SlackResult<T> ToResult<T>(HttpExchange exchange, string method, bool isWrite, Func<SlackResponse, T?> read)
        where T : class
    {
        if (exchange.Status == HttpStatusCode.TooManyRequests)
        {
            return new RequestRateLimited(RetryAfter(exchange));
        }

        if ((int)exchange.Status >= 500)
        {
            return WebApiTransport.NoClearResponse<T>(isWrite, $"{method}: HTTP {(int)exchange.Status}", $"http_{(int)exchange.Status}");
        }

        using var document = TryParse(exchange.Body);
        if (document is null || document.RootElement.GetFlag("ok") is not { } ok)
        {
            return UnreadableBody<T>(exchange, method, isWrite);
        }

        if (!ok)
        {
            return Rejection<T>(document.RootElement, exchange, method, isWrite);
        }

        if ((int)exchange.Status >= 300)
        {
            return WebApiTransport.NoClearResponse<T>(isWrite, $"{method}: ok with HTTP {(int)exchange.Status}", "not_slack");
        }

        var value = read(new SlackResponse(document.RootElement, exchange));
        return value is null
            ? WebApiTransport.NoClearResponse<T>(isWrite, $"{method}: Slack said ok and left out what was asked for", "incomplete_answer")
            : value;
    }

    private static SlackFailure Rejection<T>(JsonElement json, HttpExchange exchange, string method, bool isWrite)
    {
        var error = json.GetText("error") is { } named && SlackIdentifiers.IsError(named) ? named : "unknown_error";
        if (SlackErrors.IsRateLimit(error))
        {
            return new RequestRateLimited(RetryAfter(exchange));
        }

        return isWrite && SlackErrors.MayHaveTakenEffect(error)
            ? new OutcomeUnknown($"{method}: {error}")
            : new RequestRejected(error, SlackErrors.Classify(error), Details(json));
    }

    // A 4xx without Slack's JSON comes from a proxy or the edge, which rejected the request before the method ran.
    private static SlackFailure UnreadableBody<T>(HttpExchange exchange, string method, bool isWrite)
    {
        var status = (int)exchange.Status;
        return status is >= 400 and not 408
            ? new RequestRejected($"http_{status}", status == 413 ? SlackErrorClass.Payload : SlackErrorClass.Transient)
            : WebApiTransport.NoClearResponse<T>(isWrite, $"{method}: HTTP {status} with a body that is not Slack's", "not_slack");
    }

    private static TimeSpan? RetryAfter(HttpExchange exchange) => exchange.RetryAfter?.Delta;

    private static string? Details(JsonElement json)
    {
        var messages = json.GetMember("response_metadata")
            .GetItems("messages")
            .Select(m => m.AsText())
            .Concat(json.GetItems("errors").Select(m => m.AsText()));
        var details = string.Join(
            "; ",
            messages.Append(json.GetText("needed") is { } scope ? "needs " + scope : null).Where(m => m is { Length: > 0 })
        );
        return details.Length == 0 ? null : details.OnOneLine(LongestDetails);
    }

    private static JsonDocument? TryParse(Stream body)
    {
        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
