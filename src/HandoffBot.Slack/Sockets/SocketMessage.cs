using System.Text.Json;

namespace HandoffBot.Slack.Sockets;

/// <summary>One message from Slack over a socket.</summary>
internal abstract record SocketMessage
{
    public static SocketMessage Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Of(document.RootElement);
        }
        catch (JsonException)
        {
            return new Unreadable();
        }
    }

    private static SocketMessage Of(JsonElement message) =>
        message.Text("type") switch
        {
            "hello" => new Hello(),
            "disconnect" => new Disconnect(message.Text("reason") ?? "unknown"),
            { } type when message.Text("envelope_id") is { Length: > 0 } id => new Delivery(
                new SocketEnvelope(
                    id,
                    type,
                    message.Part("payload") is { ValueKind: not JsonValueKind.Undefined } payload ? payload.GetRawText() : "{}",
                    message.Flag("accepts_response_payload") ?? false,
                    (int)Math.Clamp(message.Number("retry_attempt") ?? 0, 0, int.MaxValue)
                )
            ),
            _ => new Unreadable(),
        };
}

/// <summary>Slack is ready to deliver.</summary>
internal sealed record Hello : SocketMessage;

/// <summary>Slack is about to close this connection.</summary>
internal sealed record Disconnect(string Reason) : SocketMessage
{
    /// <summary>Routine: Slack renews connections every few hours.</summary>
    public static bool IsRoutine(string reason) => reason is "warning" or "refresh_requested";
}

internal sealed record Delivery(SocketEnvelope Envelope) : SocketMessage;

/// <summary>Nothing that needs an answer.</summary>
internal sealed record Unreadable : SocketMessage;
