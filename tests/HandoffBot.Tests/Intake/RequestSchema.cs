using System.Text.Json.Nodes;
using HandoffBot.Tests.ApiClient;

namespace HandoffBot.Tests.Intake;

/// <summary>A property of the score event as the OpenAPI document describes it.</summary>
/// <param name="Pointer">Where it stands; the first item stands for each of a list.</param>
/// <param name="Schema">Its own schema, found behind any reference.</param>
/// <param name="Required">Whether the object that holds it is none without it.</param>
internal sealed record RequestProperty(string Pointer, JsonObject Schema, bool Required);

/// <summary>A score event, or another thing that is sent, as the OpenAPI document describes it.</summary>
/// <param name="name">Of its schema.</param>
internal sealed class RequestSchema(string name = "ScoreEvent")
{
    private readonly ApiDocument _document = ApiDocument.Committed();
    private int _made;

    public IReadOnlyList<RequestProperty> Properties => field ??= [.. Under("", _document.Schema(name))];

    /// <summary>An event that has every property, no two of the same value.</summary>
    public JsonObject Example()
    {
        _made = 0;
        return Value(_document.Schema(name)).AsObject();
    }

    /// <summary>A value that the schema allows.</summary>
    public JsonNode Value(JsonObject schema)
    {
        var n = ++_made;
        return schema switch
        {
            { } when schema["enum"] is JsonArray names => names.Last(name => name is not null)!.DeepClone(),
            { } when (string?)schema["format"] == "date-time" => $"2026-11-20T{n / 60:00}:{n % 60:00}:00Z",
            { } when schema.ContainsKey("pattern") => "EUR",
            { } when (string?)schema["type"] == "string" => $"v{n}@x.test",
            { } when (string?)schema["type"] == "array" => new JsonArray(Value(Resolved(schema["items"]!))),
            { } when (string?)schema["type"] == "object" => new JsonObject(
                schema["properties"]!.AsObject().Select(one => KeyValuePair.Create(one.Key, (JsonNode?)Value(Resolved(one.Value!))))
            ),
            _ => 1000 + n,
        };
    }

    private IEnumerable<RequestProperty> Under(string pointer, JsonObject schema)
    {
        var required = (schema["required"] as JsonArray ?? []).Select(name => (string)name!).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, described) in schema["properties"]!.AsObject())
        {
            var (at, own) = ($"{pointer}/{name}", Resolved(described!));
            yield return new(at, own, required.Contains(name));
            var (below, inside) = own["items"] is { } items ? ($"{at}/0", Resolved(items)) : (at, own);
            foreach (var property in inside.ContainsKey("properties") ? Under(below, inside) : [])
            {
                yield return property;
            }
        }
    }

    // "This type, or null" is all of the one type.
    private JsonObject Resolved(JsonNode schema) =>
        schema["allOf"] is JsonArray types ? Resolved(types.Single()!)
        : (string?)schema["$ref"] is { } reference ? Resolved(_document.Schema(reference.Split('/')[^1]))
        : schema.AsObject();
}
