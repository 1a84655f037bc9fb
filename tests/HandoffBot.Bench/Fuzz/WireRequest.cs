using System.Globalization;
using System.Text;

namespace HandoffBot.Bench.Fuzz;

/// <summary>A request as bytes on the wire, so that it can be wrong in ways no HTTP client would let it be.</summary>
public sealed class WireRequest(string method, string target)
{
    public string Method { get; set; } = method;

    public string Target { get; set; } = target;

    public string Version { get; set; } = "HTTP/1.1";

    /// <summary>Written as Latin-1, one byte a character.</summary>
    public List<(string Name, string Value)> Headers { get; } = [("Host", "fuzz")];

    public byte[] Body { get; set; } = [];

    /// <summary>How the body's end is made known; null writes Content-Length.</summary>
    public Func<byte[], byte[]>? Framing { get; set; }

    /// <summary>False when HTTP itself is broken: then the server may answer as tersely as it likes, or just hang up.</summary>
    public bool IsHttp { get; set; } = true;

    /// <summary>Its credentials are bad: whatever the rest looks like, it must not be taken.</summary>
    public bool IsForged { get; set; }

    /// <summary>Written byte by byte, slower than the host waits.</summary>
    public bool IsSlow { get; set; }

    /// <summary>Sent instead of all that; null for a request.</summary>
    public byte[]? Raw { get; init; }

    public void Set(string name, string value)
    {
        Remove(name);
        Headers.Add((name, value));
    }

    public void Remove(string name) => Headers.RemoveAll(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    public string? Header(string name) => Headers.Find(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    public byte[] Head()
    {
        var head = new StringBuilder().Append(Method).Append(' ').Append(Target).Append(' ').Append(Version).Append("\r\n");
        foreach (var (name, value) in Headers)
        {
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        if (Framing is null && (Body.Length > 0 || Method is "POST" or "PUT"))
        {
            head.Append("Content-Length: ").Append(Body.Length.ToString(CultureInfo.InvariantCulture)).Append("\r\n");
        }

        return Encoding.Latin1.GetBytes(head.Append("\r\n").ToString());
    }

    public byte[] Bytes() => Raw ?? [.. Head(), .. Framing is null ? Body : Framing(Body)];
}
