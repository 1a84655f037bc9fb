using System.Net.WebSockets;
using System.Text;

namespace HandoffBot.Bench.Fuzz.SlackSide;

/// <summary>Sends over a Socket Mode connection what Slack never would.</summary>
public static class HostileFrames
{
    private static readonly string[] Texts =
    [
        "not json",
        "",
        "[]",
        "null",
        "{}",
        "\"hello\"",
        "{\"type\":5}",
        "{\"type\":\"hello\"}",
        "{\"type\":\"pong\"}",
        "{\"type\":\"interactive\"}",
        "{\"type\":\"interactive\",\"envelope_id\":null,\"payload\":{}}",
        "{\"type\":\"interactive\",\"envelope_id\":7,\"payload\":{}}",
        "{\"type\":\"interactive\",\"envelope_id\":\"\",\"payload\":{}}",
        "{\"type\":\"interactive\",\"envelope_id\":\"e\"}",
        "{\"type\":\"interactive\",\"envelope_id\":\"e\",\"payload\":null}",
        "{\"type\":\"interactive\",\"envelope_id\":\"e\",\"payload\":[1]}",
        "{\"type\":\"interactive\",\"envelope_id\":\"e\",\"payload\":\"text\"}",
        "{\"type\":\"slash_commands\",\"envelope_id\":\"e\",\"payload\":{\"command\":5}}",
        "{\"type\":\"events_api\",\"envelope_id\":\"e\",\"payload\":{\"type\":\"event_callback\"}}",
        "{\"type\":\"no_such_type\",\"envelope_id\":\"e\",\"payload\":{}}",
        "{\"type\":\"interactive\",\"envelope_id\":\"\\ud800\",\"payload\":{\"type\":\"\\ud800\"}}",
        "{\"type\":\"interactive\",\"envelope_id\":\"\\u0000\",\"payload\":{\"type\":\"block_actions\",\"actions\":{}}}",
    ];

    /// <summary>Sends one thing; false when it ended the connection.</summary>
    /// <param name="socket">The host's connection. Nothing else sends meanwhile.</param>
    /// <param name="good">An envelope that was sent before.</param>
    /// <param name="chance">Decides.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<bool> Send(WebSocket socket, byte[] good, FuzzInput chance, CancellationToken cancel)
    {
        switch (chance.Below(16))
        {
            case 0:
                await socket.SendAsync(chance.Bytes(chance.Between(1, 3000)), WebSocketMessageType.Binary, true, cancel);
                return true;
            case 1:
                await Text(socket, HostileJson.Of(Envelope(chance), chance), cancel);
                return true;
            case 2:
                // One byte a frame, and empty ones between.
                foreach (var one in Encoding.UTF8.GetBytes(chance.In(Texts)))
                {
                    await socket.SendAsync(new[] { one }, WebSocketMessageType.Text, false, cancel);
                    await socket.SendAsync(Array.Empty<byte>(), WebSocketMessageType.Text, false, cancel);
                }

                await socket.SendAsync(Array.Empty<byte>(), WebSocketMessageType.Text, true, cancel);
                return true;
            case 3:
                foreach (var _ in Enumerable.Range(0, 200))
                {
                    await Text(socket, "{\"type\":\"hello\"}", cancel);
                }

                return true;
            case 4:
                // Slack sends again what it believes unacknowledged.
                await Text(socket, Encoding.UTF8.GetString(good), cancel);
                await Text(socket, Encoding.UTF8.GetString(good), cancel);
                return true;
            case 5:
                var id = new string('x', 500_000);
                await Text(socket, "{\"type\":\"interactive\",\"envelope_id\":\"" + id + "\",\"payload\":{}}", cancel);
                return true;
            case 6:
                await Text(socket, "{\"a\":" + new string('[', 20_000), cancel);
                return true;
            case 7 when chance.OneIn(3):
                await Endless(socket, cancel);
                return false;
            case 8 when chance.OneIn(2):
                var reason = chance.Of("\"warning\"", "\"x\"", "null", "[]");
                await Text(socket, $"{{\"type\":\"disconnect\",\"reason\":{reason}}}", cancel);
                return true;
            case 9 when chance.OneIn(3):
                await socket.CloseOutputAsync((WebSocketCloseStatus)chance.Of(1000, 1001, 1008, 1011, 4000, 4999), "bye", cancel);
                return false;
            case 10 when chance.OneIn(3):
                socket.Abort();
                return false;
            default:
                await Text(socket, chance.In(Texts), cancel);
                return true;
        }
    }

    private static System.Text.Json.Nodes.JsonObject Envelope(FuzzInput chance) =>
        new()
        {
            ["type"] = chance.Of("interactive", "slash_commands", "events_api"),
            ["envelope_id"] = $"h{chance.Seed}-{chance.Number}",
            ["accepts_response_payload"] = true,
            ["payload"] = SlackPayloads.Interaction(chance),
        };

    private static async Task Endless(WebSocket socket, CancellationToken cancel)
    {
        var part = new byte[64 * 1024];
        Array.Fill(part, (byte)' ');
        while (socket.State == WebSocketState.Open)
        {
            await socket.SendAsync(part, WebSocketMessageType.Text, false, cancel);
        }
    }

    private static Task Text(WebSocket socket, string text, CancellationToken cancel) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, cancel);
}
