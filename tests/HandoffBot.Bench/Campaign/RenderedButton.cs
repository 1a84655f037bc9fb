using System.Text.Json;
using HandoffBot.Sandbox.Interactions;

namespace HandoffBot.Bench.Campaign;

/// <summary>A button of a message, as it is shown now.</summary>
internal sealed record RenderedButton(string Action, string Block, string Value)
{
    /// <param name="blocks">Of the message.</param>
    /// <param name="actions">What the actions of the buttons that are meant begin with.</param>
    public static IReadOnlyList<RenderedButton> Of(JsonElement? blocks, string actions) =>
        [
            .. Items(blocks)
                .SelectMany(block => Items(Property(block, "elements")).Append(Property(block, "accessory") ?? default)
                    .Where(element => element.ValueKind is JsonValueKind.Object)
                    .Select(element => new RenderedButton(
                        Text(element, "action_id"),
                        Text(block, "block_id"),
                        Text(element, "value")
                    )))
                .Where(button => button.Action.StartsWith(actions, StringComparison.Ordinal)),
        ];

    /// <summary>The click on it as it was shown, whatever became of the message meanwhile.</summary>
    public Click Click() =>
        new(Action)
        {
            BlockId = Block.Length == 0 ? null : Block,
            Value = Value,
            AllowStale = true,
        };

    private static JsonElement? Property(JsonElement of, string name) => of.TryGetProperty(name, out var found) ? found : null;

    private static IEnumerable<JsonElement> Items(JsonElement? array) =>
        array is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray() : [];

    private static string Text(JsonElement of, string name) => Property(of, name)?.GetString() ?? "";
}
