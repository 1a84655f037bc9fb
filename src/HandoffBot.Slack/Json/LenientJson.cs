using System.Text.Json;

namespace HandoffBot.Slack.Json;

/// <summary>Reads JSON of uncertain shape: whatever is absent or of another type is read as null or empty.</summary>
internal static class LenientJson
{
    public static JsonElement GetMember(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object
            ? Readable((json, name), static of => of.json.TryGetProperty(of.name, out var part) ? part : default)
            : default;

    public static string? GetText(this JsonElement json, string name) => json.GetMember(name).AsText();

    // NUL is never part of visible text, and PostgreSQL cannot store it.
    public static string? AsText(this JsonElement json) =>
        json.ValueKind == JsonValueKind.String
            ? Readable(json, static text => text.GetString())?.Replace("\0", "", StringComparison.Ordinal)
            : null;

    public static bool? GetFlag(this JsonElement json, string name) =>
        json.GetMember(name).ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        };

    public static long? GetNumber(this JsonElement json, string name) =>
        json.GetMember(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var value) ? value : null;

    public static IEnumerable<JsonElement> GetItems(this JsonElement json, string name) =>
        json.GetMember(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    public static IEnumerable<(string Name, JsonElement Value)> GetMembers(this JsonElement json) =>
        json.ValueKind == JsonValueKind.Object
            ? json.EnumerateObject().Select(member => (Readable(member, static one => one.Name) ?? "", member.Value))
            : [];

    /// <summary>Text of Slack's as it may stand in a log: short, and without line breaks.</summary>
    public static string OnOneLine(this string text, int longest) =>
        string.Create(
            Math.Min(text.Length, longest),
            text,
            (line, whole) =>
            {
                for (var at = 0; at < line.Length; at++)
                {
                    // A pair cut in two is no text that a database takes.
                    var isCut = at == line.Length - 1 && char.IsHighSurrogate(whole[at]);
                    line[at] = isCut || char.IsControl(whole[at]) ? ' ' : whole[at];
                }
            }
        );

    // Invalid UTF-8 and unpaired surrogate escapes pass the parser and throw only when they are read.
    private static T? Readable<TOf, T>(TOf of, Func<TOf, T> read)
    {
        try
        {
            return read(of);
        }
        catch (InvalidOperationException)
        {
            return default;
        }
    }
}
