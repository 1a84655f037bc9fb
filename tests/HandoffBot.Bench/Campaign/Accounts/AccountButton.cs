using System.Text.Json;
using HandoffBot.Sandbox.Workspaces;

namespace HandoffBot.Bench.Campaign.Accounts;

/// <summary>A button of a message that asks which account an id stands for.</summary>
internal sealed record AccountButton(string Action, string Block, string Value)
{
    /// <summary>Those of a message as it is shown now.</summary>
    public static IReadOnlyList<AccountButton> Of(ChannelMessage message) =>
        [
            .. Items(message.Blocks)
                .SelectMany(block => Items(Property(block, "elements")).Append(Property(block, "accessory") ?? default)
                    .Where(element => element.ValueKind is JsonValueKind.Object)
                    .Select(element => new AccountButton(
                        Text(element, "action_id"),
                        Text(block, "block_id"),
                        Text(element, "value")
                    )))
                .Where(button => button.Action.StartsWith("account_", StringComparison.Ordinal)),
        ];

    /// <summary>What it becomes once it is pressed.</summary>
    public AccountClick PressedBy(string person, bool isAcknowledged)
    {
        var known = Action == AccountClick.KnownAction ? Value.Split(':', 2) : null;
        return new(known?[0] ?? Value, Action, known?[1], person, isAcknowledged);
    }

    private static JsonElement? Property(JsonElement of, string name) => of.TryGetProperty(name, out var found) ? found : null;

    private static IEnumerable<JsonElement> Items(JsonElement? array) =>
        array is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray() : [];

    private static string Text(JsonElement of, string name) => Property(of, name)?.GetString() ?? "";
}
