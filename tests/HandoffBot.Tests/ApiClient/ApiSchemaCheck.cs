using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime.Text;

namespace HandoffBot.Tests.ApiClient;

/// <summary>
/// As much of an OpenAPI 3.0 schema as the document uses. A keyword it does not know is a fault, and so is a property that an
/// object's schema does not name: an answer under another name than the documented one must not pass.
/// </summary>
internal sealed class ApiSchemaCheck(JsonObject root)
{
    private readonly List<string> _faults = [];

    public IReadOnlyList<string> Faults(JsonObject schema, JsonElement value)
    {
        Check(schema, value, "");
        return _faults;
    }

    private void Check(JsonObject schema, JsonElement value, string at)
    {
        if (value.ValueKind == JsonValueKind.Null && ((bool?)schema["nullable"] ?? false))
        {
            return;
        }

        foreach (var (keyword, rule) in schema)
        {
            if (!Holds(keyword, rule!, schema, value, at))
            {
                _faults.Add($"{at}: {keyword} {rule!.ToJsonString()} does not fit {value}");
            }
        }
    }

    private bool Holds(string keyword, JsonNode rule, JsonObject schema, JsonElement value, string at) =>
        keyword switch
        {
            "nullable" or "description" or "example" or "default" => true,
            "$ref" => Then(() =>
                Check(root["components"]!["schemas"]![((string)rule!)["#/components/schemas/".Length..]]!.AsObject(), value, at)
            ),
            "type" => IsType((string)rule!, value),
            "format" => IsFormat((string)rule!, value),
            "enum" => value.ValueKind == JsonValueKind.String && rule.AsArray().Any(one => (string?)one == value.GetString()),
            "required" => rule.AsArray().All(name => value.TryGetProperty((string)name!, out _)),
            "properties" => Then(() => Members(rule.AsObject(), value, at)),
            "items" => Then(() => Items(rule.AsObject(), value, at)),
            "allOf" => Then(() => rule.AsArray().ToList().ForEach(one => Check(one!.AsObject(), value, at))),
            "minimum" => value.GetDecimal() >= (decimal)rule,
            "maximum" => value.GetDecimal() <= (decimal)rule,
            _ => false,
        };

    private void Members(JsonObject properties, JsonElement value, string at)
    {
        foreach (var member in value.EnumerateObject())
        {
            if (properties[member.Name] is JsonObject schema)
            {
                Check(schema, member.Value, $"{at}/{member.Name}");
            }
            else
            {
                _faults.Add($"{at}/{member.Name}: not documented");
            }
        }
    }

    private void Items(JsonObject items, JsonElement value, string at)
    {
        foreach (var (index, item) in value.EnumerateArray().Index())
        {
            Check(items, item, $"{at}/{index}");
        }
    }

    private static bool IsType(string type, JsonElement value) =>
        type switch
        {
            "object" => value.ValueKind == JsonValueKind.Object,
            "array" => value.ValueKind == JsonValueKind.Array,
            "string" => value.ValueKind == JsonValueKind.String,
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
            "number" => value.ValueKind == JsonValueKind.Number,
            _ => false,
        };

    private static bool IsFormat(string format, JsonElement value) =>
        format switch
        {
            "date-time" => OffsetDateTimePattern.ExtendedIso.Parse(value.GetString()!).Success,
            "int32" => value.TryGetInt32(out _),
            "int64" => value.TryGetInt64(out _),
            "double" => value.TryGetDouble(out _),
            _ => false,
        };

    private static bool Then(Action check)
    {
        check();
        return true;
    }
}
