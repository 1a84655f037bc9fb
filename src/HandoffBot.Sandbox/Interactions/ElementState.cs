using System.Text.Json;
using System.Text.Json.Nodes;
using HandoffBot.Sandbox.Json;

namespace HandoffBot.Sandbox.Interactions;

/// <summary>The state of an element after a user has changed it.</summary>
internal static class ElementState
{
    /// <summary>
    /// <c>selected_option</c>, <c>value</c> or the like with the element's type; null when the value is not one of the options.
    /// </summary>
    public static JsonObject? Of(JsonElement element, string? value)
    {
        var type = element.Text("type") ?? "";
        var state = new JsonObject { ["type"] = type };
        switch (type)
        {
            case "static_select" or "overflow" or "radio_buttons" or "external_select":
                if (value is { Length: > 0 } && Option(element, value) is null)
                {
                    return null;
                }

                state["selected_option"] = value is { Length: > 0 } ? Option(element, value).ToNode() : null;
                break;
            case "multi_static_select" or "checkboxes":
                var several = (value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(v => Option(element, v)).ToArray();
                if (several.Any(o => o is null))
                {
                    return null;
                }

                state["selected_options"] = new JsonArray([.. several.Select(o => o.ToNode())]);
                break;
            case "users_select":
                state["selected_user"] = value;
                break;
            case "datepicker":
                state["selected_date"] = value;
                break;
            case "timepicker":
                state["selected_time"] = value;
                break;
            default:
                state["value"] = value;
                break;
        }

        return state;
    }

    private static JsonElement? Option(JsonElement element, string value) =>
        element
            .Get("options")
            .Items()
            .Concat(element.Get("option_groups").Items().SelectMany(g => g.Get("options").Items()))
            .Select(o => (JsonElement?)o)
            .FirstOrDefault(o => o?.Text("value") == value);
}
