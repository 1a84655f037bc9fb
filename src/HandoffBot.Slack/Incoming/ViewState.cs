using System.Text.Json;

namespace HandoffBot.Slack.Incoming;

/// <summary>What stands in a view's inputs.</summary>
/// <param name="Fields">Every field Slack named, filled or not.</param>
public sealed record ViewState(IReadOnlyList<StateField> Fields)
{
    /// <summary>The value of a field; null when it is empty or not there.</summary>
    public string? Value(string blockId, string actionId) =>
        Fields.FirstOrDefault(field => field.BlockId == blockId && field.ActionId == actionId)?.Value;

    /// <summary>The value of the first field with that action id, in whichever block; null when empty or not there.</summary>
    public string? Value(string actionId) => Fields.FirstOrDefault(field => field.ActionId == actionId)?.Value;

    internal static ViewState From(JsonElement state) =>
        new([
            .. from block in state.Part("values").Members()
            from field in block.Value.Members()
            select new StateField(block.Name, field.Name, ValueOf(field.Value)),
        ]);

    /// <summary>Whatever a kind of element calls its value, as text; several choices one a line.</summary>
    internal static string? ValueOf(JsonElement element)
    {
        var several = element.Items("selected_options").Select(option => option.Text("value")).Where(value => value is not null).ToList();
        return element.Text("value")
            ?? element.Part("selected_option").Text("value")
            ?? (several.Count > 0 ? string.Join('\n', several) : null)
            ?? element.Text("selected_user")
            ?? element.Text("selected_channel")
            ?? element.Text("selected_conversation")
            ?? element.Text("selected_date")
            ?? element.Text("selected_time")
            ?? element.Number("selected_date_time")?.ToString();
    }
}

/// <summary>One field of a view.</summary>
/// <param name="BlockId">Its block.</param>
/// <param name="ActionId">Its element.</param>
/// <param name="Value">Null when empty.</param>
public sealed record StateField(string BlockId, string ActionId, string? Value);
