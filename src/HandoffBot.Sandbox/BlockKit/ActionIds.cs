using System.Text.Json;
using HandoffBot.Sandbox.Json;

namespace HandoffBot.Sandbox.BlockKit;

/// <summary>An action_id names one element of its block.</summary>
internal static class ActionIds
{
    public static void AreUnique(JsonElement block, string path, ValidationErrors errors)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var index = 0;
        foreach (var element in block.Get("elements").Items())
        {
            if (element.Text("action_id") is { } id && !seen.Add(id))
            {
                errors.Add($"{path}/elements/{index}/action_id", $"`action_id` {id} already exists in this block");
            }

            index++;
        }
    }
}
