using System.Text.Json;
using HandoffBot.Sandbox.Json;

namespace HandoffBot.Sandbox.BlockKit;

/// <summary>Looks at one JSON value.</summary>
internal delegate void ValidationRule(JsonElement value, string at, ValidationErrors found);

/// <summary>A property of an object.</summary>
internal sealed record PropertyRule(string Name, ValidationRule Rule, bool Required = false);

/// <summary>The rules everything in Block Kit is made of.</summary>
internal static class Rules
{
    public static ValidationRule Anything { get; } = (_, _, _) => { };

    public static ValidationRule Bool { get; } =
        (value, at, found) =>
        {
            if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            {
                found.Add(at, "must be a valid boolean");
            }
        };

    public static ValidationRule Number { get; } =
        (value, at, found) =>
        {
            if (value.ValueKind != JsonValueKind.Number)
            {
                found.Add(at, "must be a valid number");
            }
        };

    public static ValidationRule Integer(int least, int most) =>
        (value, at, found) =>
        {
            if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt32(out var number))
            {
                found.Add(at, "must be a valid integer");
            }
            else if (number < least)
            {
                found.Add(at, $"must be greater than or equal to {least}");
            }
            else if (number > most)
            {
                found.Add(at, $"must be less than or equal to {most}");
            }
        };

    /// <summary>Slack counts UTF-16 units, as .NET does.</summary>
    public static ValidationRule String(int most, int least = 0) =>
        (value, at, found) =>
        {
            if (value.ValueKind != JsonValueKind.String)
            {
                found.Add(at, "must provide a string");
            }
            else if (value.GetString()!.Length > most)
            {
                found.Add(at, $"must be less than {most + 1} characters");
            }
            else if (value.GetString()!.Length < least)
            {
                found.Add(at, $"must be more than {least - 1} characters");
            }
        };

    public static ValidationRule OneOf(params string[] values) =>
        (value, at, found) =>
        {
            if (value.ValueKind != JsonValueKind.String || !values.Contains(value.GetString(), StringComparer.Ordinal))
            {
                found.Add(at, $"must be a valid enum value; allowed: {string.Join(", ", values)}");
            }
        };

    public static ValidationRule Url(int most) =>
        (value, at, found) =>
        {
            String(most, 1)(value, at, found);
            if (value.ValueKind == JsonValueKind.String && !Uri.TryCreate(value.GetString(), UriKind.Absolute, out _))
            {
                found.Add(at, "must be a valid url");
            }
        };

    public static ValidationRule List(int most, ValidationRule item, int least = 1) =>
        (value, at, found) =>
        {
            if (value.ValueKind != JsonValueKind.Array)
            {
                found.Add(at, "must provide an array");
                return;
            }

            var count = value.GetArrayLength();
            if (count > most)
            {
                found.Add(at, $"no more than {most} items allowed");
            }

            if (count < least)
            {
                found.Add(at, $"no fewer than {least} items allowed");
            }

            var index = 0;
            foreach (var one in value.EnumerateArray())
            {
                item(one, $"{at}/{index++}", found);
            }
        };

    /// <summary>An object with these properties and no other.</summary>
    public static ValidationRule ObjectWith(params PropertyRule[] fields)
    {
        var byName = fields.ToDictionary(f => f.Name, f => f.Rule, StringComparer.Ordinal);
        string[] required = [.. fields.Where(f => f.Required).Select(f => f.Name)];
        return (value, at, found) =>
        {
            if (value.ValueKind != JsonValueKind.Object)
            {
                found.Add(at, "must provide an object");
                return;
            }

            foreach (var name in required)
            {
                if (value.Get(name) is null)
                {
                    found.Add(at, $"missing required field: {name}");
                }
            }

            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var property in value.EnumerateObject())
            {
                if (!seen.Add(property.Name))
                {
                    found.Add(at, $"duplicate property: {property.Name}");
                }
                else if (!byName.TryGetValue(property.Name, out var rule))
                {
                    found.Add(at, $"invalid additional property: {property.Name}");
                }
                else if (property.Value.ValueKind != JsonValueKind.Null)
                {
                    rule(property.Value, $"{at}/{property.Name}", found);
                }
            }
        };
    }

    /// <summary>An object whose <c>type</c> says which rule it follows.</summary>
    public static ValidationRule ByType(IReadOnlyDictionary<string, ValidationRule> types) =>
        (value, at, found) =>
        {
            if (value.ValueKind != JsonValueKind.Object)
            {
                found.Add(at, "must provide an object");
            }
            else if (value.Text("type") is not { } type)
            {
                found.Add(at, "missing required field: type");
            }
            else if (types.TryGetValue(type, out var rule))
            {
                rule(value, at, found);
            }
            else
            {
                found.Add($"{at}/type", $"unsupported type: {type}");
            }
        };

    public static ValidationRule Both(ValidationRule first, ValidationRule second) =>
        (value, at, found) =>
        {
            first(value, at, found);
            second(value, at, found);
        };
}
