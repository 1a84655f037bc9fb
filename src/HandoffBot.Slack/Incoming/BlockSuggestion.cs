using System.Text.Json;
using HandoffBot.Slack.Json;

namespace HandoffBot.Slack.Incoming;

/// <summary>
/// A user types into a select with external options, which the response has to carry within 3 seconds. Source: Slack's
/// "block_suggestion payload".
/// </summary>
public sealed record BlockSuggestion : Interaction
{
    /// <summary>Action id of the select; empty when Slack left it out.</summary>
    public required string ActionId { get; init; }

    /// <summary>Block id of its block; empty when Slack left it out.</summary>
    public required string BlockId { get; init; }

    /// <summary>The text typed so far.</summary>
    public required string Query { get; init; }

    internal static BlockSuggestion From(JsonElement payload) =>
        new()
        {
            ActionId = payload.GetText("action_id") ?? "",
            BlockId = payload.GetText("block_id") ?? "",
            Query = payload.GetText("value") ?? "",
        };
}
