using System.Net;
using System.Text.Json;
using HandoffBot.Slack.Json;

namespace HandoffBot.Slack.WebApi;

/// <summary>Slack's JSON answer that says ok, with what the headers add.</summary>
internal sealed record SlackResponse(JsonElement Json, IReadOnlySet<string> Scopes)
{
    /// <summary>Sorts an HTTP answer into the value asked for or a failure.</summary>
    public static SlackResult<T> ToResult<T>(HttpExchange exchange, string method, bool changes, Func<SlackResponse, T?> read)
        where T : class
    {
        if (exchange.Status == HttpStatusCode.TooManyRequests)
        {
            return new RequestRateLimited(RetryAfter(exchange));
        }

        if ((int)exchange.Status >= 500)
        {
            return WebApiTransport.NoClearResponse<T>(changes, $"{method}: HTTP {(int)exchange.Status}", $"http_{(int)exchange.Status}");
        }

        using var document = TryParse(exchange.Body);
        if (document is null || document.RootElement.GetFlag("ok") is not { } ok)
        {
            return UnreadableBody<T>(exchange, method, changes);
        }

        if (!ok)
        {
            return Rejection<T>(document.RootElement, exchange, method, changes);
        }

        var value = read(new SlackResponse(document.RootElement, ScopesOf(exchange)));
        return value is null
            ? WebApiTransport.NoClearResponse<T>(changes, $"{method}: Slack said ok and left out what was asked for", "incomplete_answer")
            : value;
    }

    private static SlackFailure Rejection<T>(JsonElement answer, HttpExchange exchange, string method, bool changes)
    {
        var error = answer.GetText("error") is { Length: > 0 } named ? named : "unknown_error";
        if (SlackErrors.IsRateLimit(error))
        {
            return new RequestRateLimited(RetryAfter(exchange));
        }

        return changes && SlackErrors.MayHaveTakenEffect(error)
            ? new OutcomeUnknown($"{method}: {error}")
            : new RequestRejected(error, SlackErrors.Classify(error), Details(answer));
    }

    // A 4xx came from someone who refused the request before Slack's method ran: a proxy, the edge.
    private static SlackFailure UnreadableBody<T>(HttpExchange exchange, string method, bool changes)
    {
        var status = (int)exchange.Status;
        return status is >= 400 and not 408
            ? new RequestRejected($"http_{status}", status == 413 ? SlackErrorClass.Payload : SlackErrorClass.Transient)
            : WebApiTransport.NoClearResponse<T>(changes, $"{method}: HTTP {status} with a body that is not Slack's", "not_slack");
    }

    private static TimeSpan? RetryAfter(HttpExchange exchange) => exchange.RetryAfter?.Delta;

    private static string? Details(JsonElement answer)
    {
        var messages = answer
            .GetMember("response_metadata")
            .GetItems("messages")
            .Select(m => m.AsText())
            .Concat(answer.GetItems("errors").Select(m => m.AsText()));
        var said = string.Join(
            "; ",
            messages.Append(answer.GetText("needed") is { } scope ? "needs " + scope : null).Where(m => m is { Length: > 0 })
        );
        return said.Length == 0 ? null : said;
    }

    private static HashSet<string> ScopesOf(HttpExchange exchange) =>
        (exchange.Scopes ?? "")
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .ToHashSet(StringComparer.Ordinal);

    private static JsonDocument? TryParse(byte[] body)
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
