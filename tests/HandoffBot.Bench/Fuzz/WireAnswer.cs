using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace HandoffBot.Bench.Fuzz;

/// <summary>What the host answered.</summary>
/// <param name="Status">0 when it hung up without an answer.</param>
/// <param name="Type">The content type, or nothing.</param>
/// <param name="Body">As text.</param>
/// <param name="Closes">The connection cannot be used again.</param>
public sealed record WireAnswer(int Status, string Type, string Body, bool Closes)
{
    public static WireAnswer HungUp { get; } = new(0, "", "", true);

    public static async Task<WireAnswer> Read(Socket socket, string method, CancellationToken cancel)
    {
        var bytes = new MemoryStream();
        var head = await Head(socket, bytes, cancel);
        // "100 Continue" is not an answer yet.
        while (head > 0 && bytes.GetBuffer().AsSpan(0, head).StartsWith("HTTP/1.1 1"u8))
        {
            var rest = bytes.GetBuffer()[head..(int)bytes.Length];
            bytes.SetLength(0);
            bytes.Write(rest);
            head = await Head(socket, bytes, cancel);
        }

        if (head < 0)
        {
            return HungUp;
        }

        var lines = Encoding.Latin1.GetString(bytes.GetBuffer(), 0, head).Split("\r\n");
        if (lines[0].Length < 12 || !int.TryParse(lines[0].AsSpan(9, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var status))
        {
            return new(599, "", lines[0], true);
        }

        string? Header(string name) =>
            Array.Find(lines, line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim();
        var type = Header("Content-Type") ?? "";
        var closes = Header("Connection") == "close" || lines[0].StartsWith("HTTP/1.0", StringComparison.Ordinal);
        if (method == "HEAD" || status is 204 or 304)
        {
            return new(status, type, "", closes);
        }

        var chunked = Header("Transfer-Encoding") == "chunked";
        var length = Header("Content-Length") is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : -1;
        var end = chunked
            ? await Until(socket, bytes, so => so[head..].EndsWith("0\r\n\r\n"u8) ? so.Length : -1, cancel)
            : await Until(socket, bytes, so => length >= 0 && so.Length >= head + length ? head + length : -1, cancel);
        var body = Encoding.UTF8.GetString(bytes.GetBuffer(), head, (int)(end < 0 ? bytes.Length : end) - head);
        return new(status, type, chunked ? Unchunked(body) : body, closes || end < 0);
    }

    private static Task<int> Head(Socket socket, MemoryStream bytes, CancellationToken cancel) =>
        Until(socket, bytes, so => so.IndexOf("\r\n\r\n"u8) is >= 0 and var end ? end + 4 : -1, cancel);

    private static async Task<int> Until(Socket socket, MemoryStream bytes, Func<ReadOnlySpan<byte>, int> ends, CancellationToken cancel)
    {
        var buffer = new byte[16 * 1024];
        while (true)
        {
            if (ends(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)) is >= 0 and var end)
            {
                return end;
            }

            var count = await socket.ReceiveAsync(buffer, cancel);
            if (count == 0)
            {
                return -1;
            }

            bytes.Write(buffer, 0, count);
        }
    }

    private static string Unchunked(string body)
    {
        var text = new StringBuilder();
        var lines = body.Split("\r\n");
        // Lengths and pieces take turns; our answers have no line ends of their own but plain ones.
        for (var line = 1; line < lines.Length; line += 2)
        {
            text.Append(lines[line]);
        }

        return text.ToString();
    }
}
