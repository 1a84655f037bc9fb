using System.Text.Json;
using System.Text.Json.Nodes;
using HandoffBot.Sandbox.Json;

namespace HandoffBot.Sandbox.Interactions;

/// <summary>The use of an element, and the value selected with it.</summary>
public sealed record Click(string ActionId)
{
    /// <summary>The block; the first with such an action when null.</summary>
    public string? BlockId { get; init; }

    /// <summary>What was typed, or the value of the chosen option. A button carries its own value.</summary>
    public string? Value { get; init; }

    /// <summary>Whether an element that is no longer there may be clicked, as in a client that has not been updated yet.</summary>
    public bool AllowStale { get; init; }

    /// <summary>Finds the element and its block's id; null when there is none.</summary>
    internal static (JsonElement Element, string BlockId)? Find(JsonElement? blocks, string? blockId, string actionId)
    {
        foreach (var block in blocks.Items())
        {
            var id = block.Text("block_id") ?? "";
            if (blockId is not null && id != blockId)
            {
                continue;
            }

            IEnumerable<JsonElement?> elements =
            [
                .. block.Get("elements").Items().Select(e => (JsonElement?)e),
                block.Get("accessory"),
                block.Get("element"),
            ];
            foreach (var element in elements)
            {
                if (element is { ValueKind: JsonValueKind.Object } found && found.Text("action_id") == actionId)
                {
                    return (found, id);
                }
            }
        }

        return null;
    }

    /// <summary>The action as Slack reports it; null when the value is not one of its options.</summary>
    internal JsonObject? ToAction(JsonElement element, string blockId, string actionTs)
    {
        var type = element.Text("type") ?? "button";
        var action = new JsonObject
        {
            ["type"] = type,
            ["action_id"] = ActionId,
            ["block_id"] = blockId,
            ["action_ts"] = actionTs,
        };
        switch (type)
        {
            case "button":
                action["text"] = element.Get("text").ToNode();
                if ((element.Text("value") ?? (AllowStale ? Value : null)) is { } value)
                {
                    action["value"] = value;
                }

                if (element.Text("style") is { } style)
                {
                    action["style"] = style;
                }

                break;
            case "feedback_buttons":
                JsonElement?[] sides = [element.Get("positive_button"), element.Get("negative_button")];
                if (sides.FirstOrDefault(s => s?.Text("value") == Value) is not { } side)
                {
                    return null;
                }

                action["text"] = side.Get("text").ToNode();
                action["value"] = Value;
                break;
            default:
                if (ElementState.Of(element, Value) is not { } chosen)
                {
                    return null;
                }

                foreach (var (name, part) in chosen.ToArray())
                {
                    chosen.Remove(name);
                    action[name] = part;
                }

                break;
        }

        return action;
    }
}
