using System.Text;

namespace HandoffBot.Bench.Load;

/// <summary>Makes prepared HTTP/1.1 requests.</summary>
public static class Requests
{
    public static byte[] Post(string path, string contentType, ReadOnlySpan<byte> body, params string[] headers)
    {
        var others = headers.Length == 0 ? "" : $"{string.Join("\r\n", headers)}\r\n";
        var head =
            $"POST {path} HTTP/1.1\r\nHost: bench\r\nContent-Type: {contentType}\r\nContent-Length: {body.Length}\r\n{others}\r\n";
        var request = new byte[head.Length + body.Length];
        Encoding.ASCII.GetBytes(head, request);
        body.CopyTo(request.AsSpan(head.Length));
        return request;
    }
}
