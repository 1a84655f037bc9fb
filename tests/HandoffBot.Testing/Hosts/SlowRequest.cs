using System.Net.Sockets;
using System.Text;

namespace HandoffBot.Testing.Hosts;

/// <summary>A request that announces a body and sends only a part of it, or nothing.</summary>
public sealed class SlowRequest : IDisposable
{
    private readonly TcpClient _socket = new();

    private SlowRequest() { }

    /// <summary>Sends the headers and so many bytes of the body, and then nothing more.</summary>
    /// <param name="host">Where to.</param>
    /// <param name="path">The path of a POST.</param>
    /// <param name="headers">Lines, beside host and length.</param>
    /// <param name="length">How long the body is said to be.</param>
    /// <param name="sent">How much of it is sent.</param>
    public static async Task<SlowRequest> Send(Uri host, string path, string[] headers, int length, int sent)
    {
        var request = new SlowRequest();
        await request._socket.ConnectAsync(host.Host, host.Port);
        var head = string.Concat(headers.Select(line => $"{line}\r\n"));
        await request._socket.GetStream().WriteAsync(
            Encoding.ASCII.GetBytes($"POST {path} HTTP/1.1\r\nHost: x\r\n{head}Content-Length: {length}\r\n\r\n{new string(' ', sent)}")
        );
        return request;
    }

    /// <summary>The status of the answer; waits for it.</summary>
    public async Task<int> Status()
    {
        using var limit = new CancellationTokenSource(Waiting.Wait.Limit);
        var line = await new StreamReader(_socket.GetStream(), Encoding.ASCII, leaveOpen: true).ReadLineAsync(limit.Token);
        return int.Parse(line!.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
    }

    public void Dispose() => _socket.Dispose();
}
