using System.Text.Json.Nodes;

namespace HandoffBot.Sandbox.Protocol;

/// <summary>The response of a method: <c>ok</c>, or an error code.</summary>
internal sealed record ApiResponse(string? Error, JsonObject Body)
{
    /// <summary>The message concerned, for the call log.</summary>
    public string? Ts { get; init; }

    public static ApiResponse Ok(params (string Name, JsonNode? Value)[] properties)
    {
        var body = new JsonObject { ["ok"] = true };
        foreach (var (name, value) in properties)
        {
            body[name] = value;
        }

        return new ApiResponse(null, body);
    }

    public static ApiResponse Failure(string error, IReadOnlyList<string>? messages = null)
    {
        var body = new JsonObject { ["ok"] = false, ["error"] = error };
        if (messages is { Count: > 0 })
        {
            body["response_metadata"] = new JsonObject { ["messages"] = new JsonArray([.. messages.Select(m => JsonValue.Create(m))]) };
        }

        return new ApiResponse(error, body);
    }

    public static ApiResponse InvalidArgument(string name, string what) =>
        Failure("invalid_arguments", [$"[ERROR] {what} [json-pointer:/{name}]"]);

    public static ApiResponse MissingArgument(string name) => InvalidArgument(name, $"missing required field: {name}");
}
