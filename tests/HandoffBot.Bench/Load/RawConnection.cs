using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;

namespace HandoffBot.Bench.Load;

/// <summary>
/// One keep-alive connection that writes prepared bytes and reads an answer. An ordinary client would cost more
/// processor time than the server it measures on a machine of two cores.
/// </summary>
public sealed class RawConnection(IPEndPoint server) : IDisposable
{
    private readonly Socket _socket = new(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[16 * 1024];

    public ValueTask Connect() => _socket.ConnectAsync(server, CancellationToken.None);

    /// <summary>Sends a request and reads the whole answer; returns its status.</summary>
    public async ValueTask<int> Send(ReadOnlyMemory<byte> request)
    {
        for (var sent = 0; sent < request.Length;)
        {
            sent += await _socket.SendAsync(request[sent..]);
        }

        var have = 0;
        while (true)
        {
            var read = await _socket.ReceiveAsync(_buffer.AsMemory(have));
            if (read == 0)
            {
                throw new IOException("The server closed the connection.");
            }

            have += read;
            if (Complete(_buffer.AsSpan(0, have)) is { } status)
            {
                return status;
            }

            if (have == _buffer.Length)
            {
                throw new IOException("The answer is longer than expected.");
            }
        }
    }

    private static int? Complete(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return null;
        }

        var head = answer[..end];
        var body = answer[(end + 4)..];
        if (!Utf8Parser.TryParse(head[9..12], out int status, out _))
        {
            throw new IOException("The answer is not HTTP.");
        }

        var length = head.IndexOf("Content-Length: "u8);
        var whole =
            length >= 0
                ? Utf8Parser.TryParse(head[(length + 16)..], out int expected, out _) && body.Length >= expected
                : head.IndexOf("Transfer-Encoding: chunked"u8) < 0 || body.EndsWith("0\r\n\r\n"u8);
        return whole ? status : null;
    }

    public void Dispose() => _socket.Dispose();
}
