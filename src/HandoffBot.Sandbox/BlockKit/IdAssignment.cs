using System.Text.Json;
using System.Text.Json.Nodes;
using HandoffBot.Sandbox.Json;

namespace HandoffBot.Sandbox.BlockKit;

/// <summary>Blocks and elements as Slack keeps them: each with an id, given by Slack where the app gave none.</summary>
internal static class IdAssignment
{
    /// <summary>Null for an empty list: a message of no blocks has none.</summary>
    public static JsonElement? Blocks(JsonElement? blocks)
    {
        if (blocks is not { ValueKind: JsonValueKind.Array } list || list.GetArrayLength() == 0)
        {
            return null;
        }

        if (list.EnumerateArray().All(HasAllIds))
        {
            return list.Clone();
        }

        var copy = JsonArray.Create(list)!;
        AssignMissingIds(copy);
        return JsonSerializer.SerializeToElement(copy, SandboxJson.Options);
    }

    public static JsonElement View(JsonElement view)
    {
        var copy = JsonObject.Create(view)!;
        if (copy["blocks"] is JsonArray blocks)
        {
            AssignMissingIds(blocks);
        }

        return JsonSerializer.SerializeToElement(copy, SandboxJson.Options);
    }

    private static bool HasAllIds(JsonElement block) =>
        block.Text("block_id") is { Length: > 0 }
        && Interactive(block).All(e => e.Text("action_id") is { Length: > 0 } || e.Text("type") is "image");

    private static IEnumerable<JsonElement> Interactive(JsonElement block)
    {
        if (block.Get("accessory") is { } accessory)
        {
            yield return accessory;
        }

        if (block.Get("element") is { } element)
        {
            yield return element;
        }

        if (block.Text("type") is not ("actions" or "context_actions"))
        {
            yield break;
        }

        foreach (var one in block.Get("elements").Items())
        {
            yield return one;
        }
    }

    private static void AssignMissingIds(JsonArray blocks)
    {
        var number = 0;
        foreach (var block in blocks.OfType<JsonObject>())
        {
            block["block_id"] = (string?)block["block_id"] is { Length: > 0 } id ? id : $"sb{number}";
            number++;
            var part = 0;
            IEnumerable<JsonNode?> elements =
                (string?)block["type"] is "actions" or "context_actions" && block["elements"] is JsonArray several ? several : [];
            foreach (var element in elements.Append(block["accessory"]).Append(block["element"]).OfType<JsonObject>())
            {
                if ((string?)element["type"] is "image")
                {
                    continue;
                }

                element["action_id"] = (string?)element["action_id"] is { Length: > 0 } action ? action : $"sa{number}_{part}";
                part++;
            }
        }
    }
}
