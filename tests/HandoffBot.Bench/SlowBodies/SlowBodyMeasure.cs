using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace HandoffBot.Bench.SlowBodies;

/// <summary>Resident memory of the host while many connections send their bodies slowly or not at all.</summary>
public static class SlowBodyMeasure
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(200);
    private static readonly (string Path, int Length, int Sent)[] Kinds =
    [
        ("/slack/interactions", 128 * 1024, 120 * 1024),
        ("/slack/events", 1024 * 1024, 900 * 1024),
        ("/v1/score-events", 1024 * 1024, 900 * 1024),
    ];

    public static async Task<int> Run(Arguments arguments, TextWriter print)
    {
        var connections = arguments.Number("connections", 1000);
        var seconds = arguments.Number("seconds", 20);
        var table = new ResultTable(print, $"{connections} slow bodies at a time for {seconds} s", "resident MiB, growth MiB (target 100)");
        await table.Head();
        foreach (var (path, length, sent) in Kinds)
        {
            await using var hosted = await HostProcessEnvironment.Start(4);
            using var host = hosted.Host("slow");
            using var http = new HttpClient { Timeout = TimeSpan.FromMinutes(2) };
            await host.Start(http, TimeSpan.FromMinutes(1));
            var idle = host.ResidentBytes;
            using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
            var senders = Enumerable
                .Range(0, connections)
                .Select(_ => Task.Run(() => SendSlowly(host.Url, path, length, sent, stop.Token), CancellationToken.None))
                .ToList();
            var most = idle;
            while (!stop.IsCancellationRequested)
            {
                await Task.Delay(Between, CancellationToken.None);
                most = Math.Max(most, host.ResidentBytes);
            }

            await Task.WhenAll(senders);
            await table.Row($"{path}, {sent / 1024} of {length / 1024} KiB sent", $"{Show(idle)} → {Show(most)}, {Show(most - idle)}");
        }

        return 0;
    }

    // A request whose headers are good, and whose body stops short; when it is refused, the next one.
    private static async Task SendSlowly(Uri host, string path, int length, int sent, CancellationToken stop)
    {
        var body = new byte[sent];
        Array.Fill(body, (byte)' ');
        while (!stop.IsCancellationRequested)
        {
            try
            {
                using var socket = new TcpClient();
                await socket.ConnectAsync(host.Host, host.Port, stop);
                var stream = socket.GetStream();
                await stream.WriteAsync(Encoding.ASCII.GetBytes(Head(path, length)), stop);
                await stream.WriteAsync(body, stop);
                await stream.ReadExactlyAsync(new byte[12], stop);
                while (await stream.ReadAsync(body.AsMemory(0, 1024), stop) > 0)
                {
                }
            }
            catch (Exception ended) when (ended is IOException or SocketException or OperationCanceledException)
            {
                // Refused in the middle of the body, or the measure is over.
            }
        }
    }

    private static string Head(string path, int length)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"POST {path} HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n"
            + $"X-Slack-Request-Timestamp: {now}\r\nX-Slack-Signature: v0={new string('a', 64)}\r\n"
            + $"webhook-id: slow\r\nwebhook-timestamp: {now}\r\nwebhook-signature: v1,{Convert.ToBase64String(new byte[32])}\r\n\r\n";
    }

    private static string Show(long bytes) => ResultTable.Number(bytes / 1048576.0, "0.0");
}
