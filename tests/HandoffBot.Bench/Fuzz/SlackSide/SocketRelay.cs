using System.Diagnostics.CodeAnalysis;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;

namespace HandoffBot.Bench.Fuzz.SlackSide;

/// <summary>Passes a Socket Mode connection on to the sandbox, with hostile frames among the good ones.</summary>
internal sealed class SocketRelay(Uri api, HostileSlack slack)
{
    private readonly SemaphoreSlim _sending = new(1);
    private byte[] _latest = "{}"u8.ToArray();

    public async Task Run(NetworkStream stream, string key, string target, CancellationToken stop)
    {
        using var behind = new ClientWebSocket();
        await behind.ConnectAsync(new Uri(new Uri($"ws://{api.Authority}"), target), stop);
        await stream.WriteAsync(Handshake(key), stop);
        using var host = WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { IsServer = true });
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var both = new[] { ToHost(behind, host, ended.Token), ToSandbox(host, behind, ended.Token), Disturb(host, ended.Token) };
        await Task.WhenAny(both);
        await ended.CancelAsync();
        await Task.WhenAll(both).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        host.Abort();
        behind.Abort();
    }

    private async Task ToHost(ClientWebSocket behind, WebSocket host, CancellationToken cancel)
    {
        while (await Whole(behind, cancel) is { } message)
        {
            _latest = message;
            await _sending.WaitAsync(cancel);
            try
            {
                await host.SendAsync(message, WebSocketMessageType.Text, true, cancel);
            }
            finally
            {
                _sending.Release();
            }
        }
    }

    private static async Task ToSandbox(WebSocket host, ClientWebSocket behind, CancellationToken cancel)
    {
        while (await Whole(host, cancel) is { } message)
        {
            await behind.SendAsync(message, WebSocketMessageType.Text, true, cancel);
        }
    }

    // Ends when what was sent ended the connection.
    private async Task Disturb(WebSocket host, CancellationToken cancel)
    {
        while (true)
        {
            await Task.Delay(5, cancel);
            if (slack.Next() is not { } chance)
            {
                continue;
            }

            await _sending.WaitAsync(cancel);
            try
            {
                slack.Used.AddOrUpdate("frame", 1, (_, count) => count + 1);
                if (!await HostileFrames.Send(host, _latest, chance, cancel))
                {
                    return;
                }
            }
            finally
            {
                _sending.Release();
            }
        }
    }

    private static async Task<byte[]?> Whole(WebSocket socket, CancellationToken cancel)
    {
        using var whole = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), cancel);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            whole.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
            {
                return whole.ToArray();
            }
        }
    }

    [SuppressMessage("Security", "CA5350", Justification = "RFC 6455 prescribes SHA-1 for the handshake; it protects nothing.")]
    private static byte[] Handshake(string key)
    {
        var accept = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
        return Encoding.ASCII.GetBytes(
            $"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n\r\n"
        );
    }
}
