using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace HandoffBot.Slack.Tests.SocketMode;

/// <summary>The far end of a socket on the loopback: each connection a client opens is handed to the test.</summary>
internal sealed class SocketServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Channel<Peer> _peers = Channel.CreateUnbounded<Peer>();
    private readonly List<TcpClient> _clients = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;

    public SocketServer()
    {
        _listener.Start();
        _accepting = Accept();
    }

    public Uri Address => new($"ws://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/link");

    /// <summary>The next connection, not greeted yet.</summary>
    public async Task<Peer> Next() => await _peers.Reader.ReadAsync(_stop.Token);

    /// <summary>The next connection, greeted.</summary>
    public async Task<Peer> NextGreeted()
    {
        var peer = await Next();
        await peer.Send("""{"type":"hello","num_connections":1}""");
        return peer;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _clients.ForEach(client => client.Dispose());
        _stop.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _clients.Add(client);
                await Shake(client.GetStream());
                var socket = WebSocket.CreateFromStream(client.GetStream(), new WebSocketCreationOptions { IsServer = true });
                await _peers.Writer.WriteAsync(new Peer(client, socket));
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // The test is over; a listener that was stopped between two connections throws the last of these.
        }
    }

    [SuppressMessage("Security", "CA5350", Justification = "RFC 6455 prescribes SHA-1 for the handshake; it protects nothing.")]
    private static async Task Shake(NetworkStream stream)
    {
        var request = new StringBuilder();
        var one = new byte[1];
        while (!request.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await stream.ReadExactlyAsync(one);
            request.Append((char)one[0]);
        }

        var key = request.ToString().Split("\r\n").Single(line => line.StartsWith("Sec-WebSocket-Key: ", StringComparison.Ordinal))[
            "Sec-WebSocket-Key: ".Length..
        ];
        var accept = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n\r\n"
            )
        );
    }

    internal sealed class Peer(TcpClient client, WebSocket socket)
    {
        public Task Send(string text) =>
            socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

        public async Task SendInParts(string text)
        {
            foreach (var part in Encoding.UTF8.GetBytes(text).Chunk(1000))
            {
                await socket.SendAsync(part, WebSocketMessageType.Text, endOfMessage: false, CancellationToken.None);
            }

            await socket.SendAsync(Array.Empty<byte>(), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }

        public Task Deliver(string id, string payload = "{}", bool acceptsResponse = false) =>
            Send(
                $$"""{"type":"interactive","envelope_id":"{{id}}","accepts_response_payload":{{(acceptsResponse ? "true" : "false")}}"""
                    + $$""","payload":{{payload}}}"""
            );

        /// <summary>The next message from the client; null when it closed.</summary>
        public async Task<JsonElement?> Receive()
        {
            var buffer = new byte[65536];
            var part = await socket.ReceiveAsync(buffer, CancellationToken.None);
            if (part.MessageType != WebSocketMessageType.Close)
            {
                return JsonElement.Parse(buffer.AsSpan(0, part.Count));
            }

            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
            return null;
        }

        public async Task<string?> Acknowledged() => (await Receive())?.GetProperty("envelope_id").GetString();

        /// <summary>Ends the connection without a word.</summary>
        public void Drop() => client.Close();
    }
}
