using System.Net;
using System.Net.Sockets;

namespace HandoffBot.Bench.Fuzz;

/// <summary>An address that hostile payloads name; whoever calls it was tricked into it.</summary>
public sealed class SsrfCanary : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private int _callers;

    public SsrfCanary()
    {
        _listener.Start();
        _ = Count();
    }

    public Uri Url => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    public int Callers => Volatile.Read(ref _callers);

    public void Dispose() => _listener.Dispose();

    private async Task Count()
    {
        try
        {
            while (true)
            {
                using var caller = await _listener.AcceptSocketAsync();
                Interlocked.Increment(ref _callers);
            }
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
            // The run is over.
        }
    }
}
