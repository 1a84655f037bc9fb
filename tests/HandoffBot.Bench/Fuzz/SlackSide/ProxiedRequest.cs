using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace HandoffBot.Bench.Fuzz.SlackSide;

/// <summary>A request of the host, read off the wire.</summary>
/// <param name="Method">As sent.</param>
/// <param name="Target">As sent: a path, and a query if there is one.</param>
/// <param name="Headers">Those that are passed on.</param>
/// <param name="Body">As long as announced.</param>
public sealed record ProxiedRequest(string Method, string Target, IReadOnlyList<(string Name, string Value)> Headers, byte[] Body)
{
    /// <summary>The key of a WebSocket handshake; null when it is none.</summary>
    public string? WebSocketKey => Headers.FirstOrDefault(h => Is(h.Name, "Sec-WebSocket-Key")).Value;

    /// <summary>Null when the connection ended instead.</summary>
    public static async Task<ProxiedRequest?> Read(NetworkStream stream, CancellationToken cancel)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (head.Length < 4 || head.ToString(head.Length - 4, 4) != "\r\n\r\n")
        {
            if (await stream.ReadAsync(one, cancel) == 0)
            {
                return null;
            }

            head.Append((char)one[0]);
        }

        var lines = head.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var first = lines[0].Split(' ');
        var headers = lines.Skip(1).Select(line => line.Split(": ", 2)).Select(pair => (Name: pair[0], Value: pair[^1])).ToList();
        var length = headers.FirstOrDefault(h => Is(h.Name, "Content-Length")).Value;
        var body = new byte[int.Parse(length ?? "0", CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body, cancel);
        return new(first[0], first[1], [.. headers.Where(h => !Is(h.Name, "Host") && !Is(h.Name, "Content-Length"))], body);
    }

    private static bool Is(string name, string expected) => string.Equals(name, expected, StringComparison.OrdinalIgnoreCase);
}
