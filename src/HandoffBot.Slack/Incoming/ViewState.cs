using System.Text.Json;
using HandoffBot.Slack.Json;

namespace HandoffBot.Slack.Incoming;

/// <summary>What stands in a view's inputs.</summary>
/// <param name="Fields">Every field Slack named, filled or not.</param>
public sealed record ViewState(IReadOnlyList<ViewStateField> Fields)
{
    /// <summary>The value of a field; null when it is empty or not there.</summary>
    public string? Value(string blockId, string actionId) =>
        Fields.FirstOrDefault(field => field.BlockId == blockId && field.ActionId == actionId)?.Value;

    /// <summary>The value of the first field with that action id, in whichever block; null when empty or not there.</summary>
    public string? Value(string actionId) => Fields.FirstOrDefault(field => field.ActionId == actionId)?.Value;

    internal static ViewState From(JsonElement state) =>
        new([
            .. from block in state.GetMember("values").GetMembers()
            from field in block.Value.GetMembers()
            select new ViewStateField(block.Name, field.Name, ValueOf(field.Value)),
        ]);

    /// <summary>Whatever a kind of element calls its value, as text; several choices one a line.</summary>
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

/// <summary>One field of a view.</summary>
/// <param name="BlockId">Its block.</param>
/// <param name="ActionId">Its element.</param>
/// <param name="Value">Null when empty.</param>
public sealed record ViewStateField(string BlockId, string ActionId, string? Value);
