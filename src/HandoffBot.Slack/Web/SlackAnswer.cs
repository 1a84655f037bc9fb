using System.Net;
using System.Text.Json;

namespace HandoffBot.Slack;

/// <summary>Slack's JSON answer that says ok, with what the headers add.</summary>
internal sealed record SlackAnswer(JsonElement Json, IReadOnlySet<string> Scopes)
{
    /// <summary>Sorts an HTTP answer into the value asked for or a failure.</summary>
    public static SlackResult<T> Sort<T>(Exchange exchange, string method, bool changes, Func<SlackAnswer, T?> read)
        where T : class
    {
        if (exchange.Status == HttpStatusCode.TooManyRequests)
        {
            return new RateLimited(Wait(exchange));
        }

        if ((int)exchange.Status >= 500)
        {
            return WebApi.Doubt<T>(changes, $"{method}: HTTP {(int)exchange.Status}", $"http_{(int)exchange.Status}");
        }

        using var document = TryParse(exchange.Body);
        if (document is null || document.RootElement.Flag("ok") is not { } ok)
        {
            return NotSlack<T>(exchange, method, changes);
        }

        if (!ok)
        {
            return Refusal<T>(document.RootElement, exchange, method, changes);
        }

        var value = read(new SlackAnswer(document.RootElement, ScopesOf(exchange)));
        return value is null
            ? WebApi.Doubt<T>(changes, $"{method}: Slack said ok and left out what was asked for", "incomplete_answer")
            : value;
    }

    private static SlackFailure Refusal<T>(JsonElement answer, Exchange exchange, string method, bool changes)
    {
        var error = answer.Text("error") is { Length: > 0 } named ? named : "unknown_error";
        if (SlackErrors.IsRateLimit(error))
        {
            return new RateLimited(Wait(exchange));
        }

        return changes && SlackErrors.LeavesDoubt(error)
            ? new Uncertain($"{method}: {error}")
            : new Refused(error, SlackErrors.Classify(error), Details(answer));
    }

    // A 4xx came from someone who refused the request before Slack's method ran: a proxy, the edge.
    private static SlackFailure NotSlack<T>(Exchange exchange, string method, bool changes)
    {
        var status = (int)exchange.Status;
        return status is >= 400 and not 408
            ? new Refused($"http_{status}", status == 413 ? SlackErrorClass.Payload : SlackErrorClass.Transient)
            : WebApi.Doubt<T>(changes, $"{method}: HTTP {status} with a body that is not Slack's", "not_slack");
    }

    private static TimeSpan? Wait(Exchange exchange) => exchange.RetryAfter?.Delta;

    private static string? Details(JsonElement answer)
    {
        var messages = answer
            .Part("response_metadata")
            .Items("messages")
            .Select(m => m.AsText())
            .Concat(answer.Items("errors").Select(m => m.AsText()));
        var said = string.Join(
            "; ",
            messages.Append(answer.Text("needed") is { } scope ? "needs " + scope : null).Where(m => m is { Length: > 0 })
        );
        return said.Length == 0 ? null : said;
    }

    private static HashSet<string> ScopesOf(Exchange exchange) =>
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
