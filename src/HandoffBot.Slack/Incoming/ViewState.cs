using System.Text.Json;
using HandoffBot.Slack.Json;

namespace HandoffBot.Slack.Incoming;

/// <summary>The values of the inputs of a view or message. Source: Slack's "View object".</summary>
/// <param name="Fields">Every input that Slack listed, filled in or not.</param>
public sealed record ViewState(IReadOnlyList<ViewStateField> Fields)
{
    /// <summary>The value of the first input with this action id, in whichever block; null when it is empty or absent.</summary>
    /// <param name="actionId">The action id of its element.</param>
    public string? Value(string actionId) => Fields.FirstOrDefault(field => field.ActionId == actionId)?.Value;

    internal static ViewState From(JsonElement state) =>
        new([
            .. from block in state.GetMember("values").GetMembers()
            from field in block.Value.GetMembers()
            select new ViewStateField(block.Name, field.Name, ValueOf(field.Value)),
        ]);

    /// <summary>The value of an element of any type, as text; several selected values one a line.</summary>
    internal static string? ValueOf(JsonElement element)
    {
        var several = element.GetItems("selected_options").Select(option => option.GetText("value")).OfType<string>().ToList();
        return element.GetText("value")
            ?? element.GetMember("selected_option").GetText("value")
            ?? (several.Count > 0 ? string.Join('\n', several) : null)
            ?? element.GetText("selected_user")
            ?? element.GetText("selected_channel")
            ?? element.GetText("selected_conversation")
            ?? element.GetText("selected_date")
            ?? element.GetText("selected_time")
            ?? element.GetNumber("selected_date_time")?.ToString();
    }
}

/// <summary>One input of a view.</summary>
/// <param name="BlockId">The id of its block.</param>
/// <param name="ActionId">The action id of its element.</param>
/// <param name="Value">Null when empty.</param>
public sealed record ViewStateField(string BlockId, string ActionId, string? Value);
