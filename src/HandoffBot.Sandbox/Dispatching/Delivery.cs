using System.Text.Json.Nodes;

namespace HandoffBot.Sandbox.Dispatching;

/// <summary>A payload to deliver to the bot.</summary>
/// <param name="Kind">As the payload's own <c>type</c>; a command's is <c>slash_command</c>.</param>
/// <param name="Endpoint">Which of the bot's endpoints receives it.</param>
/// <param name="User">The user who caused it; null for none.</param>
/// <param name="Payload">The payload; of a command, its form fields.</param>
internal sealed record Delivery(string Kind, BotEndpoint Endpoint, string? User, JsonObject Payload)
{
    /// <summary>Number of the retry of an event, 1 to 3; 0 for the first attempt.</summary>
    public int Retry { get; init; }
}
