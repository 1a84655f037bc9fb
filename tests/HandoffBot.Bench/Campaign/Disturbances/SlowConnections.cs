using System.Net.Sockets;
using System.Text;

namespace HandoffBot.Bench.Campaign.Disturbances;

/// <summary>
/// Connections that never finish: a header that promises a body and then a byte a second, to both endpoints, with a signature
/// header that nothing was signed for.
/// </summary>
public sealed class SlowConnections(Func<Uri> host, int connections)
{
    private static readonly TimeSpan BetweenBytes = TimeSpan.FromSeconds(1);
    private int _opened;

    /// <summary>Connections opened so far; a host that hangs up makes one more.</summary>
    public int Opened => _opened;

    public Task Run(CancellationToken cancel) => Task.WhenAll(Enumerable.Range(0, connections).Select(n => Drip(n, cancel)));

    private async Task Drip(int n, CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                var url = host();
                using var socket = new TcpClient();
                await socket.ConnectAsync(url.Host, url.Port, cancel);
                Interlocked.Increment(ref _opened);
                await using var stream = socket.GetStream();
                await stream.WriteAsync(Encoding.ASCII.GetBytes(Header(n, url)), cancel);
                while (true)
                {
                    await stream.WriteAsync("{"u8.ToArray(), cancel);
                    await Task.Delay(BetweenBytes, cancel);
                }
            }
            catch (Exception fault) when (fault is IOException or SocketException or OperationCanceledException)
            {
                // The host hung up, or is just being killed; the next one comes.
                await Task.Delay(BetweenBytes, CancellationToken.None);
            }
        }
    }

    private static string Header(int n, Uri url)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var (path, signature) =
            n % 2 == 0
                ? ("/v1/score-events", $"webhook-id: slow{n}\r\nwebhook-timestamp: {now}\r\nwebhook-signature: v1,AAAA\r\n")
                : ("/slack/interactions", $"X-Slack-Request-Timestamp: {now}\r\nX-Slack-Signature: v0=00\r\n");
        return $"POST {path} HTTP/1.1\r\nHost: {url.Authority}\r\n{signature}"
            + "Content-Type: application/json\r\nContent-Length: 100000\r\n\r\n";
    }
}
