using System.Net;
using System.Net.Sockets;

namespace HandoffBot.Bench.Fuzz;

/// <summary>One connection after the other; reads while it writes, as the host may answer before it has heard everything.</summary>
public sealed class WireClient(IPEndPoint server) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private Socket? _socket;

    /// <summary>Throws a <see cref="TimeoutException"/> when the host neither answers nor hangs up.</summary>
    public async Task<WireAnswer> Send(WireRequest request)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            // A connection kept open may have been closed by the other side in the meantime.
            if (_socket is not null && request.IsHttp && await Try(_socket, request, patience.Token) is { Status: not 0 } answer)
            {
                return answer;
            }

            Drop();
            _socket = new(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await _socket.ConnectAsync(server, patience.Token);
            return await Try(_socket, request, patience.Token);
        }
        catch (OperationCanceledException late)
        {
            Drop();
            throw new TimeoutException($"{request.Method} {request.Target} was neither answered nor hung up on.", late);
        }
    }

    public void Dispose() => Drop();

    private async Task<WireAnswer> Try(Socket socket, WireRequest request, CancellationToken cancel)
    {
        var sending = Write(socket, request, cancel);
        WireAnswer answer;
        try
        {
            answer = await WireAnswer.Read(socket, request.Method, cancel);
        }
        catch (SocketException)
        {
            answer = WireAnswer.HungUp;
        }

        if (answer.Closes || !request.IsHttp)
        {
            Drop();
        }

        try
        {
            await sending;
        }
        catch (Exception hungUp) when (hungUp is SocketException or ObjectDisposedException)
        {
            // It had heard enough.
            Drop();
        }

        return answer;
    }

    private static async Task Write(Socket socket, WireRequest request, CancellationToken cancel)
    {
        if (request.IsSlow)
        {
            await socket.SendAsync(request.Head(), cancel);
            foreach (var one in request.Body)
            {
                await socket.SendAsync(new[] { one }, cancel);
                await Task.Delay(250, cancel);
            }

            return;
        }

        for (ReadOnlyMemory<byte> left = request.Bytes(); left.Length > 0;)
        {
            left = left[await socket.SendAsync(left, cancel)..];
        }
        // Whoever sends half a request says at least that nothing more will come.
        if (!request.IsHttp)
        {
            socket.Shutdown(SocketShutdown.Send);
        }
    }

    private void Drop()
    {
        _socket?.Dispose();
        _socket = null;
    }
}
