using System.Text.Json;
using HandoffBot.Slack.Json;

namespace HandoffBot.Slack.Incoming;

/// <summary>Someone types into a select whose options come from us. Answer within three seconds.</summary>
public sealed record BlockSuggestion : Interaction
{
    /// <summary>Which select.</summary>
    public required string ActionId { get; init; }

    /// <summary>In which block.</summary>
    public required string BlockId { get; init; }

    /// <summary>What was typed so far.</summary>
    public required string Query { get; init; }

    internal static BlockSuggestion From(JsonElement payload) =>
        new()
        {
            ActionId = payload.GetText("action_id") ?? "",
            BlockId = payload.GetText("block_id") ?? "",
            Query = payload.GetText("value") ?? "",
        };
}
