using System.Text.Json;

namespace HandoffBot.Sandbox.BlockKit;

/// <summary>The words inside blocks.</summary>
internal static class BlockTexts
{
    public static IEnumerable<string> Of(JsonElement? blocks) => blocks is { } element ? Of(element) : [];

    private static IEnumerable<string> Of(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Array => element.EnumerateArray().SelectMany(Of),
            JsonValueKind.Object => element
                .EnumerateObject()
                .SelectMany(p =>
                    p.Value.ValueKind == JsonValueKind.String && p.Name is ("text" or "title" or "label")
                        ? [p.Value.GetString()!]
                        : Of(p.Value)
                ),
            _ => [],
        };
}
