using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using HandoffBot.Sandbox.Json;

namespace HandoffBot.Sandbox.Interactions;

/// <summary>What stands in a modal's fields when it is submitted.</summary>
internal static class ModalState
{
    /// <summary>The state as Slack sends it, and what the client itself would complain of, by block id.</summary>
    public static (JsonObject Values, ImmutableDictionary<string, string> Errors) Read(
        JsonElement view,
        IReadOnlyDictionary<string, string?> typed
    )
    {
        var values = new JsonObject();
        var errors = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var block in view.Get("blocks").Items())
        {
            if (block.Text("type") is not "input" || block.Get("element") is not { } element)
            {
                continue;
            }

            var (id, action) = (block.Text("block_id")!, element.Text("action_id")!);
            var given = typed.TryGetValue(action, out var value) || typed.TryGetValue(id, out value) ? value : InitialValue(element);
            if (ElementState.Of(element, given) is not { } state)
            {
                errors[id] = "This is not one of the options.";
                continue;
            }

            if (string.IsNullOrEmpty(given) && block.Get("optional") is not { ValueKind: JsonValueKind.True })
            {
                errors[id] = "Please complete this required field.";
            }

            if (MaxLength(element) is { } longest && given?.Length > longest)
            {
                errors[id] = $"Please use at most {longest} characters.";
            }

            values[id] = new JsonObject { [action] = state };
        }

        return (values, errors.ToImmutable());
    }

    private static int? MaxLength(JsonElement element) =>
        element.Get("max_length") is { ValueKind: JsonValueKind.Number } most ? most.GetInt32() : null;

    private static string? InitialValue(JsonElement element) =>
        element.Text("initial_value")
        ?? element.Get("initial_option")?.Text("value")
        ?? element.Text("initial_user")
        ?? element.Text("initial_date");
}
