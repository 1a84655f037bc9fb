using System.Text.Json;
using System.Text.Json.Nodes;

namespace HandoffBot.Bench.Fuzz;

/// <summary>Spoils one place of a payload, or its whole text.</summary>
public static class HostileJson
{
    private const string Mark = "@@hostile@@";
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private static readonly Func<FuzzInput, string>[] Values =
    [
        _ => "null",
        _ => "true",
        _ => "[]",
        _ => "{}",
        _ => "\"\"",
        _ => "0",
        _ => "-1",
        _ => "[[]]",
        _ => "[null]",
        _ => "{\"\":\"\"}",
        _ => "1e400",
        _ => "-1e400",
        _ => "1e-400",
        _ => "0.1e+2147483648",
        _ => "79228162514264337593543950336",
        _ => "9223372036854775808",
        _ => "1e12",
        _ => "NaN",
        _ => "Infinity",
        _ => "01",
        _ => "+1",
        _ => ".5",
        chance => new string('9', chance.Between(20, 5000)),
        chance => $"\"{new string('x', chance.Of(201, 321, 4001, 70_000))}\"",
        _ => "\"\\u0000\"",
        _ => "\"a\\u0000b\"",
        _ => "\"\\ud800\"",
        _ => "\"\\udc00\\ud800\"",
        _ => "\"2026-11-20T14:03:\\ud800\"",
        _ => "\"high\\ud83d\"",
        _ => "\"\\ud83d\\ude00\"",
        _ => "\"\\u202e\\u200d\\ufeff\"",
        _ => "\"\\uD\"",
        _ => "\"\\x41\"",
        _ => "\"9999-12-31T23:59:59.9999999Z\"",
        _ => "\"9999-12-31T23:59:59-14:00\"",
        _ => "\"0001-01-01T00:00:00+14:00\"",
        _ => "\"0001-01-01T00:00:00Z\"",
        _ => "\"2026-02-30T00:00:00Z\"",
        _ => "\"2016-12-31T23:59:60Z\"",
        _ => "\"1970-01-01T00:00:00Z\"",
        _ => "\"-2026-11-20T14:03:11Z\"",
        _ => "\"<!channel> <@U0REP1> *_~`&<>\"",
        _ => "\"'; DROP TABLE inbox; --\"",
        _ => "\"%s%n{0}${jndi:ldap://x}\"",
        _ => "\"U0REP1\"",
        _ => "\"a@b@c\"",
        _ => "\"@\"",
        _ => "\"C0ALERTS\"",
        chance => Deep('[', ']', chance),
        chance => "{\"a\":" + Deep('[', ']', chance) + "}",
        chance => DeepObjects(chance.Of(31, 33, 64, 1000)),
        _ => "{\"a\":1,\"a\":2}",
        chance => $"[{string.Join(',', Enumerable.Repeat("{}", chance.Of(101, 501)))}]",
        chance => $"[{string.Join(',', Enumerable.Range(0, chance.Of(101, 5000)))}]",
        chance => $"{{{string.Join(',', Enumerable.Range(0, chance.Of(50, 3000)).Select(n => $"\"k{n}\":{n}"))}}}",
    ];

    public static string Of(JsonObject payload, FuzzInput chance)
    {
        var text = payload.ToJsonString();
        for (var times = chance.OneIn(4) ? 3 : 1; times > 0; times--)
        {
            if (JsonNode.Parse(text) is not JsonObject whole || whole.Count == 0)
            {
                return text;
            }

            text = Spoil(whole, chance).Replace($"\"{Mark}\"", chance.In(Values)(chance), StringComparison.Ordinal);
            if (!IsSound(text))
            {
                break;
            }
        }

        return chance.OneIn(5) ? Wrapped(text, chance) : text;
    }

    private static string Spoil(JsonObject whole, FuzzInput chance)
    {
        var places = new List<JsonObject>();
        Collect(whole, places);
        var place = chance.In(places);
        if (place.Count == 0)
        {
            return whole.ToJsonString();
        }

        var name = chance.In(place.Select(member => member.Key).ToList());
        switch (chance.Below(8))
        {
            case 0:
                place.Remove(name);
                return whole.ToJsonString();
            case 1:
                var value = place[name]?.DeepClone();
                place.Remove(name);
                place[chance.Of(name.ToUpperInvariant(), name + " ", "__proto__", "$type", "a/b~c", "")] = value;
                return whole.ToJsonString();
            case 2:
                // The same name twice: the mark is a member of its own, and its name becomes the first one's.
                place[Mark] = 1;
                return whole.ToJsonString().Replace($"\"{Mark}\"", $"\"{name}\"", StringComparison.Ordinal);
            default:
                place[name] = Mark;
                return whole.ToJsonString();
        }
    }

    private static void Collect(JsonNode? node, List<JsonObject> places)
    {
        if (node is JsonObject members)
        {
            places.Add(members);
            foreach (var (_, member) in members)
            {
                Collect(member, places);
            }
        }
        else if (node is JsonArray items)
        {
            foreach (var item in items)
            {
                Collect(item, places);
            }
        }
    }

    private static string Wrapped(string text, FuzzInput chance) =>
        chance.Below(12) switch
        {
            0 => $"[{text}]",
            1 => $"[{text},{text}]",
            2 => $"{{\"events\":[{text},null,3,\"x\",[],{{}},{text}]}}",
            3 => $"{{\"events\":[{text}],\"events\":[]}}",
            4 => $"{{\"events\":{text}}}",
            5 => $"[{string.Join(',', Enumerable.Repeat("{}", chance.Of(1000, 1001)))}]",
            6 => $"\uFEFF{text}",
            7 => $"/* a comment */{text}",
            8 => $"{text}{text}",
            9 => text.Replace('"', '\''),
            10 => text[..^1] + ",}",
            _ => $"{Deep('[', ']', chance)}{text}",
        };

    private static string Deep(char open, char close, FuzzInput chance)
    {
        var depth = chance.Of(31, 32, 33, 63, 64, 65, 1000, 20_000);
        return new string(open, depth) + (chance.OneIn(3) ? "" : new string(close, depth));
    }

    private static string DeepObjects(int depth) => string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth);

    // Whether it can be taken apart and written once more.
    private static bool IsSound(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Strict);
            return !text.Contains("\\ud", StringComparison.OrdinalIgnoreCase);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
