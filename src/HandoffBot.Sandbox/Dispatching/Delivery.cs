using System.Text.Json.Nodes;

namespace HandoffBot.Sandbox.Dispatching;

/// <summary>Something for the bot.</summary>
/// <param name="Kind">As the payload's own <c>type</c>; a command's is <c>slash_command</c>.</param>
/// <param name="Endpoint">Which of the bot's addresses takes it.</param>
/// <param name="User">Who did it.</param>
/// <param name="Payload">The payload; a command's is its form.</param>
internal sealed record Delivery(string Kind, BotEndpoint Endpoint, string? User, JsonObject Payload)
{
    /// <summary>1 to 3 when an event is sent again.</summary>
    public int Retry { get; init; }
}
