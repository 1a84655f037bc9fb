using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using HandoffBot.Core.Agreement.Keys;

namespace HandoffBot.Tests.Agreements;

/// <summary>The JSON schema of agreements, derived from the table of keys.</summary>
internal sealed class AgreementSchema
{
    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Dictionary<string, NamedShape> _named = [];

    public static string Of(GroupShape keys)
    {
        var schema = new AgreementSchema();
        var root = new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = "HandoffBot agreement",
            ["description"] =
                "The written agreement between those who make a score and those who act on it. `check` says what this schema cannot.",
        };
        schema.Into(root, keys);
        var definitions = new JsonObject();
        // Describing one may bring up another.
        while (schema._named.Values.FirstOrDefault(shape => !definitions.ContainsKey(shape.Name)) is { } named)
        {
            var definition = schema.Into(new JsonObject(), named.Shape);
            definition["description"] = named.Meaning;
            definitions[named.Name] = definition;
        }

        root["definitions"] = definitions;
        return root.ToJsonString(Layout).ReplaceLineEndings("\n") + "\n";
    }

    private JsonObject Described(KeyDescription key)
    {
        var schema = key.Shape is NamedShape named
            ? new JsonObject { ["allOf"] = new JsonArray(Reference(named)) }
            : Into(new JsonObject(), key.Shape);
        schema["description"] = key.Sentence;
        return schema;
    }

    private JsonObject Of(KeyShape shape) => shape is NamedShape named ? Reference(named) : Into(new JsonObject(), shape);

    private JsonObject Reference(NamedShape named)
    {
        _named.TryAdd(named.Name, named);
        return new JsonObject { ["$ref"] = $"#/definitions/{named.Name}" };
    }

    private JsonObject Into(JsonObject schema, KeyShape shape)
    {
        switch (shape)
        {
            case TextShape text:
                schema["type"] = "string";
                Set(schema, "minLength", text.Pattern is null && text.Format is null ? text.Shortest : null);
                Set(schema, "maxLength", text.Longest);
                Set(schema, "pattern", text.Pattern);
                Set(schema, "format", text.Format);
                break;
            case WholeShape whole:
                schema["type"] = "integer";
                schema["minimum"] = whole.Least;
                break;
            case NumberShape number:
                schema["type"] = "number";
                Set(schema, "exclusiveMinimum", number.Above);
                Set(schema, "exclusiveMaximum", number.Below);
                break;
            case FlagShape:
                schema["type"] = "boolean";
                break;
            case ChoiceShape choice:
                schema["enum"] = Array(choice.Choices);
                break;
            case ListShape list:
                var many = new JsonObject { ["type"] = "array", ["items"] = Of(list.Item) };
                Set(many, "minItems", list.Least > 0 ? list.Least : null);
                Set(many, "maxItems", list.Most);
                schema["oneOf"] = new JsonArray(Of(list.Item), many);
                break;
            case EitherShape either:
                schema["oneOf"] = new JsonArray([.. either.Shapes.Select(Of)]);
                break;
            case GroupShape group:
                Group(schema, group);
                break;
            case GroupsShape groups:
                schema["type"] = "array";
                Set(schema, "minItems", groups.Least > 0 ? groups.Least : null);
                schema["items"] = Group(new JsonObject { ["description"] = groups.Meaning }, groups.Item);
                break;
            case NamesShape names:
                schema["type"] = "object";
                schema["additionalProperties"] = Of(names.Item);
                Set((JsonObject)schema["additionalProperties"]!, "description", names.Meaning);
                break;
            default:
                throw new InvalidOperationException($"The schema does not know how to say {shape.GetType().Name}.");
        }

        return schema;
    }

    private JsonObject Group(JsonObject schema, GroupShape group)
    {
        schema["type"] = "object";
        schema["additionalProperties"] = false;
        schema["properties"] = new JsonObject(group.Keys.Select(key => KeyValuePair.Create(key.Name, (JsonNode?)Described(key))));
        if (group.Keys.Where(key => key.IsRequired).Select(key => key.Name).ToList() is { Count: > 0 } required)
        {
            schema["required"] = Array(required);
        }

        if (group.ExactlyOneOf.Count > 0)
        {
            schema["oneOf"] = new JsonArray([.. group.ExactlyOneOf.Select(name => new JsonObject { ["required"] = Array([name]) })]);
        }

        return schema;
    }

    private static JsonArray Array(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);

    private static void Set(JsonObject schema, string name, IConvertible? value)
    {
        if (value is not null)
        {
            schema[name] = value is string text ? text : JsonNode.Parse(value.ToString(CultureInfo.InvariantCulture));
        }
    }
}
