using System.Text.Json.Nodes;

namespace HandoffBot.Sandbox.WebApi;

/// <summary>What a method answers: <c>ok</c>, or an error by name.</summary>
internal sealed record ApiAnswer(string? Error, JsonObject Body)
{
    /// <summary>The message concerned, for the call log.</summary>
    public string? Ts { get; init; }

    public static ApiAnswer Ok(params (string Name, JsonNode? Value)[] properties)
    {
        var body = new JsonObject { ["ok"] = true };
        foreach (var (name, value) in properties)
        {
            body[name] = value;
        }

        return new ApiAnswer(null, body);
    }

    public static ApiAnswer Refuse(string error, IReadOnlyList<string>? messages = null)
    {
        var body = new JsonObject { ["ok"] = false, ["error"] = error };
        if (messages is { Count: > 0 })
        {
            body["response_metadata"] = new JsonObject { ["messages"] = new JsonArray([.. messages.Select(m => JsonValue.Create(m))]) };
        }

        return new ApiAnswer(error, body);
    }

    public static ApiAnswer Argument(string name, string what) => Refuse("invalid_arguments", [$"[ERROR] {what} [json-pointer:/{name}]"]);

    public static ApiAnswer Missing(string name) => Argument(name, $"missing required field: {name}");
}
