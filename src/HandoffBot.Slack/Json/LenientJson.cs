using System.Text.Json;

namespace HandoffBot.Slack.Json;

/// <summary>Reads JSON that may lack anything or hold something else: whatever is not there as expected is null or empty.</summary>
internal static class LenientJson
{
    public static JsonElement GetMember(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object ? Readable(() => json.TryGetProperty(name, out var part) ? part : default) : default;

    public static string? GetText(this JsonElement json, string name) => json.GetMember(name).AsText();

    // No text that people see holds NUL, and not every database can store it.
    public static string? AsText(this JsonElement json) =>
        json.ValueKind == JsonValueKind.String ? Readable(json.GetString)?.Replace("\0", "", StringComparison.Ordinal) : null;

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
            ? json.EnumerateObject().Select(member => (Readable(() => member.Name) ?? "", member.Value))
            : [];

    // Bytes and escapes that are no Unicode text pass the parser and fail only when they are read.
    private static T? Readable<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            return default;
        }
    }
}
