using System.Text.Json;
using HandoffBot.Slack.Json;

namespace HandoffBot.Slack.SocketMode;

/// <summary>One message received over a Socket Mode connection.</summary>
internal abstract record SocketMessage
{
    // Slack's ids have 36 characters, its types and reasons at most some 20.
    private const int LongestName = 100;

    public static SocketMessage Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Of(document.RootElement);
        }
        catch (JsonException)
        {
            return new UnrecognizedMessage();
        }
    }

    private static SocketMessage Of(JsonElement message) =>
        message.GetText("type") switch
        {
            "hello" => new HelloMessage(),
            "disconnect" => new DisconnectMessage((message.GetText("reason") ?? "unknown").OnOneLine(LongestName)),
            { Length: <= LongestName } type when message.GetText("envelope_id") is { Length: > 0 and <= LongestName } id =>
                new EnvelopeMessage(
                    new SocketEnvelope(
                        id,
                        type,
                        message.GetMember("payload") is { ValueKind: not JsonValueKind.Undefined } payload ? payload.GetRawText() : "{}",
                        message.GetFlag("accepts_response_payload") ?? false
                    )
                ),
            _ => new UnrecognizedMessage(),
        };
}

/// <summary>Slack is ready to deliver envelopes.</summary>
internal sealed record HelloMessage : SocketMessage;

/// <summary>Slack is about to close this connection.</summary>
internal sealed record DisconnectMessage(string Reason) : SocketMessage
{
    /// <summary>Whether Slack merely renews the connection, as it does every few hours.</summary>
    public static bool IsRoutine(string reason) => reason is "warning" or "refresh_requested";
}

/// <summary>A delivery that has to be acknowledged.</summary>
internal sealed record EnvelopeMessage(SocketEnvelope Envelope) : SocketMessage;

/// <summary>A message that is no JSON or of an unknown type; it is ignored.</summary>
internal sealed record UnrecognizedMessage : SocketMessage;
