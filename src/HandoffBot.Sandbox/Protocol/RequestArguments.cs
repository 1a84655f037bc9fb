using System.Globalization;
using System.Text.Json;
using HandoffBot.Sandbox.Json;

namespace HandoffBot.Sandbox.Protocol;

/// <summary>The arguments of a call, from a JSON body, a form or the query.</summary>
internal sealed class RequestArguments(JsonElement root)
{
    public static RequestArguments None { get; } = new(JsonDocument.Parse("{}").RootElement);

    public JsonElement Root => root;

    /// <summary>Reads the body; a null result comes with Slack's error code.</summary>
    public static async ValueTask<(RequestArguments? Read, string? Error)> Read(HttpRequest request)
    {
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
            return (Of(form.Concat(request.Query)), null);
        }

        if (!request.HasJsonContentType())
        {
            return (Of(request.Query), null);
        }

        try
        {
            // The document is not disposed, because messages keep parts of it.
            var document = await JsonDocument.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? (new RequestArguments(document.RootElement), null)
                : (null, "json_not_object");
        }
        catch (JsonException)
        {
            return (null, "invalid_json");
        }
    }

    public string? Text(string name) =>
        root.Get(name) is { } value
            ? value.ValueKind switch
            {
                JsonValueKind.String => value.GetString(),
                JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
                _ => null,
            }
            : null;

    /// <summary>A JSON value, also when it was sent as a string of JSON; invalid JSON is returned as a string.</summary>
    public JsonElement? Json(string name)
    {
        if (root.Get(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            return value;
        }

        if (value.GetString() is not { Length: > 0 } text)
        {
            return null;
        }

        try
        {
            return JsonDocument.Parse(text).RootElement;
        }
        catch (JsonException)
        {
            return value;
        }
    }

    public bool Flag(string name) => Text(name) is "true" or "1" or "True";

    public int? Number(string name) =>
        int.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static RequestArguments Of(IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> pairs)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in pairs)
        {
            values.TryAdd(name, value.ToString());
        }

        return values.Count == 0 ? None : new RequestArguments(JsonSerializer.SerializeToElement(values));
    }
}
