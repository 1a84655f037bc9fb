using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace HandoffBot.Bench.Fuzz.SlackSide;

/// <summary>Bytes that stand in for an answer of Slack's, and what follows them.</summary>
/// <param name="Kind">For the table.</param>
/// <param name="Bytes">Written first.</param>
/// <param name="Endless">Written again and again until the other side hangs up; null for nothing more.</param>
/// <param name="Stalls">The connection then stays open without a word until the other side hangs up.</param>
public sealed record HostileAnswer(string Kind, byte[] Bytes, byte[]? Endless = null, bool Stalls = false)
{
    private static readonly string[] Values =
    [
        "null",
        "true",
        "[]",
        "{}",
        "\"\"",
        "0",
        "-1",
        "1e400",
        "\"\\u0000\"",
        "\"\\ud800\"",
        "\"<!channel> <https://evil.test|Sign in>\"",
        "\"1700000000,5\"",
        "\"\\r\\nInjected: yes\"",
        "[[[[[[[[[[[[]]]]]]]]]]]]",
    ];

    private static byte[] Bomb { get; } = Gzip(new byte[8 * 1024 * 1024]);

    private static Func<byte[], string, FuzzInput, HostileAnswer>[] Kinds { get; } =
    [
        (genuine, _, chance) => new("bent JSON", Http("200 OK", Bent(genuine, chance))),
        (genuine, _, chance) => new("another type", Http("200 OK", Retyped(genuine, chance))),
        (genuine, _, chance) => new("cut short", Http("200 OK", genuine[..chance.Below(Math.Max(1, genuine.Length))])),
        (genuine, _, chance) => new("ends early", Http("200 OK", genuine, genuine.Length + chance.Of(1, 1000, int.MaxValue - 100_000))),
        (_, _, chance) => new("HTML", Http(chance.Of("200 OK", "403 Forbidden", "404 None", "502 Bad Gateway"), Html, type: "text/html")),
        (_, _, _) => new("no body", Http("200 OK", [])),
        (_, _, chance) => new("nested", Http("200 OK", Nested(chance.Of(63, 64, 65, 100_000)))),
        (_, _, _) => new("endless body", Head("200 OK", "Transfer-Encoding: chunked"), Encoding.ASCII.GetBytes(Chunk)),
        (_, _, _) => new("endless header", "HTTP/1.1 200 OK\r\nX-Long: "u8.ToArray(), Encoding.ASCII.GetBytes(new string('h', 8000))),
        (_, _, _) => new("endless 1xx", [], "HTTP/1.1 102 Processing\r\n\r\n"u8.ToArray()),
        (genuine, _, _) => new("stalls", Http("200 OK", genuine[..(genuine.Length / 2)], genuine.Length), Stalls: true),
        (_, elsewhere, chance) => new(
            "redirect",
            Http(chance.Of("301 Moved", "302 Found", "307 Temporary", "308 Permanent"), [], more: $"Location: {elsewhere}\r\n")
        ),
        (genuine, _, chance) => new("ok under another status", Http(chance.Of("304 Not Modified", "403 Forbidden", "300 Many"), genuine)),
        (_, _, chance) => new(
            "429",
            Http("429 Too Many Requests", [], more: $"Retry-After: {chance.Of("0", "-1", "soon", "90000000", "99999999999999", "")}\r\n")
        ),
        (genuine, _, chance) => new(
            "bad charset",
            Http("200 OK", Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(genuine)), type: chance.Of("text/json; charset=x", "%%"))
        ),
        (_, _, _) => new("gzip bomb", Http("200 OK", Bomb, more: "Content-Encoding: gzip\r\n")),
        (_, _, chance) => new("error", Http("200 OK", Encoding.UTF8.GetBytes($$"""{"ok":false,"error":{{chance.In(Values)}}}"""))),
        (_, _, chance) => new("no HTTP", chance.Bytes(chance.Between(1, 3000))),
        (_, _, _) => new("hangs up", []),
    ];

    /// <summary>Whether somebody keeps what is written; what only precedes an answer is dropped, as long as the call may take.</summary>
    public bool IsKept => Kind != "endless 1xx";

    private const string Chunk = "8\r\n[1,[2],3\r\n";
    private static byte[] Html => "<html><body>Sign in to this network</body></html>"u8.ToArray();

    /// <param name="genuine">What Slack would have answered.</param>
    /// <param name="elsewhere">Where redirects point to.</param>
    /// <param name="chance">Decides.</param>
    public static HostileAnswer Of(byte[] genuine, Uri elsewhere, FuzzInput chance) =>
        chance.In(Kinds)(genuine, elsewhere.ToString(), chance);

    /// <summary>A response as it is on the wire.</summary>
    public static byte[] Http(string status, byte[] body, long? length = null, string type = "application/json", string more = "") =>
        [
            .. Head(
                status,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Content-Type: {type}\r\nContent-Length: {length ?? body.Length}\r\n{more}"
                ).TrimEnd()
            ),
            .. body,
        ];

    private static byte[] Head(string status, string headers) => Encoding.Latin1.GetBytes($"HTTP/1.1 {status}\r\n{headers}\r\n\r\n");

    private static byte[] Bent(byte[] genuine, FuzzInput chance)
    {
        var bent = (byte[])genuine.Clone();
        for (var times = chance.Between(1, 4); times > 0 && bent.Length > 0; times--)
        {
            bent[chance.Below(bent.Length)] = (byte)chance.Of('"', '{', '}', ',', ':', '\\', 0, 255);
        }

        return bent;
    }

    // What stands behind a colon becomes something else. Only "ok" stays: without it nothing else is looked at.
    private static byte[] Retyped(byte[] genuine, FuzzInput chance)
    {
        if (JsonNode.Parse(genuine) is not JsonObject whole)
        {
            return genuine;
        }

        foreach (var name in whole.Select(member => member.Key).Where(key => key != "ok").ToList())
        {
            whole[name] = chance.OneIn(2) ? null : JsonNode.Parse(chance.Of(Values[0], Values[2], Values[3], Values[4]));
            if (chance.OneIn(3))
            {
                whole.Remove(name);
            }
        }

        return Encoding.UTF8.GetBytes(whole.ToJsonString());
    }

    private static byte[] Nested(int depth) => Encoding.ASCII.GetBytes("{\"ok\":true,\"ts\":" + new string('[', depth));

    private static byte[] Gzip(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Fastest))
        {
            gzip.Write(plain);
        }

        return packed.ToArray();
    }
}
