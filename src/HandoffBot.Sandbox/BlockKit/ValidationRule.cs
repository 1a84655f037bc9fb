using System.Text.Json;
using HandoffBot.Sandbox.Json;

namespace HandoffBot.Sandbox.BlockKit;

/// <summary>Checks one JSON value.</summary>
internal delegate void ValidationRule(JsonElement value, string path, ValidationErrors errors);

/// <summary>A property of an object.</summary>
internal sealed record PropertyRule(string Name, ValidationRule Rule, bool Required = false);

/// <summary>The rules everything in Block Kit is made of.</summary>
internal static class Rules
{
    public static ValidationRule Anything { get; } = (_, _, _) => { };

    public static ValidationRule Bool { get; } =
        (value, path, errors) =>
        {
            if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            {
                errors.Add(path, "must be a valid boolean");
            }
        };

    public static ValidationRule Number { get; } =
        (value, path, errors) =>
        {
            if (value.ValueKind != JsonValueKind.Number)
            {
                errors.Add(path, "must be a valid number");
            }
        };

    public static ValidationRule Integer(int min, int max) =>
        (value, path, errors) =>
        {
            if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt32(out var number))
            {
                errors.Add(path, "must be a valid integer");
            }
            else if (number < min)
            {
                errors.Add(path, $"must be greater than or equal to {min}");
            }
            else if (number > max)
            {
                errors.Add(path, $"must be less than or equal to {max}");
            }
        };

    /// <summary>Slack counts UTF-16 units, as .NET does.</summary>
    public static ValidationRule String(int max, int min = 0) =>
        (value, path, errors) =>
        {
            if (value.ValueKind != JsonValueKind.String)
            {
                errors.Add(path, "must provide a string");
            }
            else if (value.GetString()!.Length > max)
            {
                errors.Add(path, $"must be less than {max + 1} characters");
            }
            else if (value.GetString()!.Length < min)
            {
                errors.Add(path, $"must be more than {min - 1} characters");
            }
        };

    public static ValidationRule OneOf(params string[] values) =>
        (value, path, errors) =>
        {
            if (value.ValueKind != JsonValueKind.String || !values.Contains(value.GetString(), StringComparer.Ordinal))
            {
                errors.Add(path, $"must be a valid enum value; allowed: {string.Join(", ", values)}");
            }
        };

    public static ValidationRule Url(int max) =>
        (value, path, errors) =>
        {
            String(max, 1)(value, path, errors);
            if (value.ValueKind == JsonValueKind.String && !Uri.TryCreate(value.GetString(), UriKind.Absolute, out _))
            {
                errors.Add(path, "must be a valid url");
            }
        };

    public static ValidationRule List(int max, ValidationRule item, int min = 1) =>
        (value, path, errors) =>
        {
            if (value.ValueKind != JsonValueKind.Array)
            {
                errors.Add(path, "must provide an array");
                return;
            }

            var count = value.GetArrayLength();
            if (count > max)
            {
                errors.Add(path, $"no more than {max} items allowed");
            }

            if (count < min)
            {
                errors.Add(path, $"no fewer than {min} items allowed");
            }

            var index = 0;
            foreach (var one in value.EnumerateArray())
            {
                item(one, $"{path}/{index++}", errors);
            }
        };

    /// <summary>An object with these properties and no other.</summary>
    public static ValidationRule ObjectWith(params PropertyRule[] fields)
    {
        var byName = fields.ToDictionary(f => f.Name, f => f.Rule, StringComparer.Ordinal);
        string[] required = [.. fields.Where(f => f.Required).Select(f => f.Name)];
        return (value, path, errors) =>
        {
            if (value.ValueKind != JsonValueKind.Object)
            {
                errors.Add(path, "must provide an object");
                return;
            }

            foreach (var name in required)
            {
                if (value.Get(name) is null)
                {
                    errors.Add(path, $"missing required field: {name}");
                }
            }

            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var property in value.EnumerateObject())
            {
                if (!seen.Add(property.Name))
                {
                    errors.Add(path, $"duplicate property: {property.Name}");
                }
                else if (!byName.TryGetValue(property.Name, out var rule))
                {
                    errors.Add(path, $"invalid additional property: {property.Name}");
                }
                else if (property.Value.ValueKind != JsonValueKind.Null)
                {
                    rule(property.Value, $"{path}/{property.Name}", errors);
                }
            }
        };
    }

    /// <summary>An object whose <c>type</c> says which rule it follows.</summary>
    public static ValidationRule ByType(IReadOnlyDictionary<string, ValidationRule> types) =>
        (value, path, errors) =>
        {
            if (value.ValueKind != JsonValueKind.Object)
            {
                errors.Add(path, "must provide an object");
            }
            else if (value.Text("type") is not { } type)
            {
                errors.Add(path, "missing required field: type");
            }
            else if (types.TryGetValue(type, out var rule))
            {
                rule(value, path, errors);
            }
            else
            {
                errors.Add($"{path}/type", $"unsupported type: {type}");
            }
        };

    public static ValidationRule Both(ValidationRule first, ValidationRule second) =>
        (value, path, errors) =>
        {
            first(value, path, errors);
            second(value, path, errors);
        };
}
