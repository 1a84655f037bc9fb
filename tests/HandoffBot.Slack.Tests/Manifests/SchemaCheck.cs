using System.Text.Json;
using System.Text.RegularExpressions;

namespace HandoffBot.Slack.Tests.Manifests;

/// <summary>As much of JSON Schema as Slack's manifest schema uses. A keyword it does not know is reported, not passed over.</summary>
internal sealed class SchemaCheck(JsonElement root)
{
    private static readonly string[] Remarks = ["$schema", "_note", "title", "description", "default", "format", "definitions"];

    private readonly List<string> _faults = [];

    public static IReadOnlyList<string> Faults(JsonElement schema, JsonElement value)
    {
        var check = new SchemaCheck(schema);
        check.Against(schema, value, "");
        return check._faults;
    }

    private void Against(JsonElement schema, JsonElement value, string at)
    {
        foreach (var rule in schema.EnumerateObject().Where(rule => !Remarks.Contains(rule.Name)))
        {
            if (!Holds(rule.Name, rule.Value, schema, value, at))
            {
                _faults.Add($"{(at.Length == 0 ? "/" : at)}: {rule.Name} {rule.Value}");
            }
        }
    }

    private bool Holds(string rule, JsonElement limit, JsonElement schema, JsonElement value, string at) =>
        rule switch
        {
            "$ref" => Then(() => Against(Definition(limit.GetString()!), value, at)),
            "type" => limit.GetString() == TypeOf(value),
            "required" => limit.EnumerateArray().All(name => value.TryGetProperty(name.GetString()!, out _)),
            "properties" or "patternProperties" => Then(() => Members(schema, value, at)),
            "additionalProperties" => limit.ValueKind != JsonValueKind.False || Extra(schema, value).Count == 0,
            "items" => Then(() =>
                value.EnumerateArray().Select((item, i) => (item, i)).ToList().ForEach(each => Against(limit, each.item, $"{at}/{each.i}"))
            ),
            "minItems" => value.GetArrayLength() >= limit.GetInt32(),
            "maxItems" => value.GetArrayLength() <= limit.GetInt32(),
            "uniqueItems" => value.EnumerateArray().Select(item => item.GetRawText()).Distinct().Count() == value.GetArrayLength(),
            "minLength" => value.GetString()!.Length >= limit.GetInt32(),
            "maxLength" => value.GetString()!.Length <= limit.GetInt32(),
            "pattern" or "regex" => Regex.IsMatch(value.GetString()!, limit.GetString()!, RegexOptions.None, TimeSpan.FromSeconds(1)),
            "enum" => limit.EnumerateArray().Any(allowed => JsonElement.DeepEquals(allowed, value)),
            "anyOf" => limit.EnumerateArray().Any(option => FaultsOf(option, value).Count == 0),
            _ => false,
        };

    private void Members(JsonElement schema, JsonElement value, string at)
    {
        foreach (var member in value.EnumerateObject())
        {
            if (schema.TryGetProperty("properties", out var known) && known.TryGetProperty(member.Name, out var rule))
            {
                Against(rule, member.Value, $"{at}/{member.Name}");
            }
        }
    }

    private static List<string> Extra(JsonElement schema, JsonElement value) =>
        [
            .. value
                .EnumerateObject()
                .Select(member => member.Name)
                .Where(name =>
                    !(schema.TryGetProperty("properties", out var known) && known.TryGetProperty(name, out _))
                    && !schema.TryGetProperty("patternProperties", out _)
                ),
        ];

    private List<string> FaultsOf(JsonElement schema, JsonElement value)
    {
        var inner = new SchemaCheck(root);
        inner.Against(schema, value, "");
        return inner._faults;
    }

    private JsonElement Definition(string reference) => root.GetProperty("definitions").GetProperty(reference["#/definitions/".Length..]);

    private static bool Then(Action check)
    {
        check();
        return true;
    }

    private static string TypeOf(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => "object",
            JsonValueKind.Array => "array",
            JsonValueKind.String => "string",
            JsonValueKind.True or JsonValueKind.False => "boolean",
            JsonValueKind.Number => value.TryGetInt64(out _) ? "integer" : "number",
            _ => "null",
        };
}
