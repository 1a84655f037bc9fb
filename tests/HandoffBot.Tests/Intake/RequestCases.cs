using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace HandoffBot.Tests.Intake;

/// <summary>A value of a property, and whether the document allows it.</summary>
/// <param name="Value">What is sent; null is JSON's null.</param>
/// <param name="Allowed">Whether the event is one with it.</param>
/// <param name="FaultAt">Behind the property's own pointer, where a value that is not allowed is faulted.</param>
internal sealed record RequestCase(JsonNode? Value, bool Allowed, string FaultAt = "");

/// <summary>The values at both sides of everything that the document says of a property.</summary>
internal static class RequestCases
{
    public static IEnumerable<RequestCase> Of(RequestSchema request, RequestProperty property) =>
        [
            new(null, !property.Required),
            .. property.Schema.ContainsKey("enum")
                ? Names(property.Schema)
                : (string?)property.Schema["type"] switch
                {
                    "string" when (string?)property.Schema["format"] == "date-time" => Times(),
                    "string" when property.Schema.ContainsKey("pattern") => Codes(property.Schema),
                    "string" => Texts(property.Schema),
                    "integer" => [.. Numbers(property.Schema), new(1.5m, false)],
                    "number" => [.. Numbers(property.Schema), new(1.5m, true)],
                    "array" => Lists(request, property.Schema),
                    "object" => [new(7, false), new("{}", false), new(new JsonArray(), false)],
                    var other => throw new InvalidOperationException($"{property.Pointer} is of a type that no case is known for: {other}"),
                },
        ];

    private static IEnumerable<RequestCase> Names(JsonObject schema) =>
        [
            .. schema["enum"]!.AsArray().Where(name => name is not null).Select(name => new RequestCase(name!.DeepClone(), true)),
            new(((string)schema["enum"]![0]!).ToUpperInvariant(), false),
            new("0", false),
            new(0, false),
            new("another", false),
        ];

    private static IEnumerable<RequestCase> Times() =>
        [
            new("2026-11-20T13:00:00Z", true),
            new("2026-11-20T14:00:00.123+01:00", true),
            new("2026-11-20T13:00:00", false),
            new("yesterday", false),
            new(1795183391, false),
        ];

    // An address, so that it is text of any sort; one without a limit has none to test and fails here.
    private static IEnumerable<RequestCase> Texts(JsonObject schema)
    {
        var longest = (int)schema["maxLength"]!;
        return
        [
            new("a@" + new string('b', longest - 2), true),
            new("a@" + new string('b', longest - 1), false),
            new("", ((int?)schema["minLength"] ?? 0) == 0),
            new(7, false),
            new(true, false),
            new(new JsonArray("a"), false),
        ];
    }

    private static IEnumerable<RequestCase> Codes(JsonObject schema) =>
        [
            .. new[] { "EUR", "eur", "EU", "EURO", "E1R", "€€€" }.Select(code => new RequestCase(
                code,
                Regex.IsMatch(code, (string)schema["pattern"]!, RegexOptions.None, TimeSpan.FromSeconds(1))
            )),
            new(7, false),
        ];

    private static IEnumerable<RequestCase> Numbers(JsonObject schema)
    {
        var (least, most) = ((decimal)schema["minimum"]!, (decimal)schema["maximum"]!);
        return
        [
            new(least, true),
            new(least - 1, false),
            new(most, true),
            new(most + 1, false),
            new("7", false),
            new(new JsonObject(), false),
        ];
    }

    private static IEnumerable<RequestCase> Lists(RequestSchema request, JsonObject schema)
    {
        var one = request.Value(new JsonObject { ["type"] = "array", ["items"] = schema["items"]!.DeepClone() })[0]!;
        var most = (int)schema["maxItems"]!;
        JsonArray Of(int count) => [.. Enumerable.Range(0, count).Select(_ => one.DeepClone())];
        return
        [
            new(Of(0), true),
            new(Of(most), true),
            new(Of(most + 1), false),
            new(new JsonArray(7), false, "/0"),
            new(new JsonObject(), false),
            new("[]", false),
        ];
    }
}
