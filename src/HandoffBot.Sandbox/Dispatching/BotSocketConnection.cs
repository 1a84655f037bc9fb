using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using HandoffBot.Sandbox.Json;
using HandoffBot.Sandbox.Time;

namespace HandoffBot.Sandbox.Dispatching;

/// <summary>One Socket Mode connection of the bot.</summary>
internal sealed class BotSocketConnection(WebSocket socket)
{
    private const int LargestFrame = 1024 * 1024;

    private readonly SemaphoreSlim _sending = new(1);
    private readonly ConcurrentDictionary<string, TaskCompletionSource<string?>> _unacknowledged = new(StringComparer.Ordinal);
    private volatile bool _closing;

    public bool IsOpen => !_closing && socket.State == WebSocketState.Open;

    public Task Hello(int connections) =>
        Write(
            new JsonObject
            {
                ["type"] = "hello",
                ["num_connections"] = connections,
                ["debug_info"] = new JsonObject { ["host"] = "sandbox", ["approximate_connection_time"] = 18060 },
                ["connection_info"] = new JsonObject { ["app_id"] = Workspaces.Workspace.AppId },
            }
        );

    public Task RequestDisconnect(string reason)
    {
        _closing = true;
        return Write(
            new JsonObject
            {
                ["type"] = "disconnect",
                ["reason"] = reason,
                ["debug_info"] = new JsonObject { ["host"] = "sandbox" },
            }
        );
    }

    public void Abort()
    {
        _closing = true;
        socket.Abort();
    }

    /// <summary>
    /// Sends an envelope. The result is the acknowledgement's payload, empty when it has none; null without an acknowledgement.
    /// </summary>
    public async Task<string?> Send(JsonObject envelope, TimeSpan timeout, SandboxClock clock, CancellationToken cancellation)
    {
        var id = (string)envelope["envelope_id"]!;
        var answer = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        _unacknowledged[id] = answer;
        try
        {
            await Write(envelope);
            return await answer.Task.WaitAsync(timeout, clock, cancellation);
        }
        catch (Exception e) when (e is TimeoutException or WebSocketException or InvalidOperationException or ObjectDisposedException)
        {
            return null;
        }
        finally
        {
            _unacknowledged.TryRemove(id, out _);
        }
    }

    /// <summary>Reads acknowledgements until the connection ends.</summary>
    public async Task Listen(CancellationToken cancellation)
    {
        var buffer = new byte[16 * 1024];
        using var frame = new MemoryStream();
        try
        {
            while (true)
            {
                var part = await socket.ReceiveAsync(buffer.AsMemory(), cancellation);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
                    return;
                }

                frame.Write(buffer, 0, part.Count);
                if (frame.Length > LargestFrame)
                {
                    return;
                }

                if (!part.EndOfMessage)
                {
                    continue;
                }

                Acknowledge(frame.ToArray());
                frame.SetLength(0);
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // The connection broke; the bot reconnects by itself.
        }
    }

    /// <summary>Completes all envelopes that are waiting for an acknowledgement.</summary>
    public void OnClosed()
    {
        _closing = true;
        foreach (var answer in _unacknowledged.Values)
        {
            answer.TrySetResult(null);
        }
    }

    private void Acknowledge(byte[] frame)
    {
        try
        {
            using var document = JsonDocument.Parse(frame);
            if (document.RootElement.Text("envelope_id") is not { } id || !_unacknowledged.TryGetValue(id, out var answer))
            {
                return;
            }

            answer.TrySetResult(document.RootElement.Get("payload")?.GetRawText() ?? "");
        }
        catch (JsonException)
        {
            // Not an acknowledgement: ignored, as Slack does, so that the envelope is sent again.
        }
    }

    private async Task Write(JsonObject message)
    {
        var bytes = Encoding.UTF8.GetBytes(message.ToJsonString(SandboxJson.Options));
        await _sending.WaitAsync();
        try
        {
            await socket.SendAsync(bytes.AsMemory(), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
        finally
        {
            _sending.Release();
        }
    }
}
