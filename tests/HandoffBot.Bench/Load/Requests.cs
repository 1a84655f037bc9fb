using System.Text;

namespace HandoffBot.Bench.Load;

/// <summary>Makes prepared HTTP/1.1 requests.</summary>
public static class Requests
{
    public static byte[] Post(string path, string contentType, ReadOnlySpan<byte> body, params string[] headers)
    {
        var head = new StringBuilder()
            .Append("POST ")
            .Append(path)
            .Append(" HTTP/1.1\r\nHost: bench\r\nContent-Type: ")
            .Append(contentType)
            .Append("\r\nContent-Length: ")
            .Append(body.Length)
            .Append("\r\n");
        foreach (var header in headers)
        {
            head.Append(header).Append("\r\n");
        }

        return [.. Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()), .. body];
    }
}
