using System.Globalization;
using System.Text;

namespace HandoffBot.Bench.Fuzz;

/// <summary>Spoils headers, framing, method or path.</summary>
public static class HostileHttp
{
    private static readonly string[] Types =
    [
        "",
        "application/json",
        "application/json; charset=utf-16",
        "application/json; charset=\"utf-8\"",
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "multipart/form-data",
        "application/octet-stream",
        "*/*",
        "/",
        ";",
        "application/json;",
        "application/json; charset",
        "application/cloudevents+json",
        "text/json, text/html",
        "application/x-www-form-urlencoded; charset=utf-7",
        new('a', 2000),
    ];

    public static void Spoil(WireRequest request, FuzzInput chance)
    {
        switch (chance.Below(18))
        {
            case 0 or 1:
                request.Remove("Content-Type");
                break;
            case 2 or 3:
                request.Set("Content-Type", chance.In(Types));
                break;
            case 4:
                request.Set("Content-Encoding", chance.Of("gzip", "br", "deflate", "identity", "x", "gzip, gzip"));
                break;
            case 5:
                request.Set("Accept", chance.Of("text/html", "image/png", "*/*;q=0", "application/xml", "%%%", new string('a', 3000)));
                break;
            case 6 or 7:
                request.Method = chance.Of("GET", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "TRACE", "POST", "QUERY", "post");
                break;
            case 8:
                request.Target += chance.Of(
                    "/",
                    "//",
                    "?a=1&a=2",
                    "?%00",
                    "/..",
                    "/%2e%2e/",
                    ";a=b",
                    "?" + new string('q', 4000),
                    "%20",
                    "/x/y"
                );
                break;
            case 9 or 10:
                Chunked(request, chance);
                break;
            case 11:
                request.Set("Expect", chance.Of("100-continue", "x"));
                request.IsHttp = false;
                break;
            case 12:
                request.Set("Cookie", new string('c', 4000));
                request.Set("X-Forwarded-For", "1.2.3.4, ' OR 1=1");
                request.Set("Forwarded", "for=\"[::1]\";host=evil");
                request.Set("X-HTTP-Method-Override", "DELETE");
                break;
            default:
                BreakHttp(request, chance);
                break;
        }
    }

    private static void Chunked(WireRequest request, FuzzInput chance)
    {
        request.Set("Transfer-Encoding", "chunked");
        var size = chance.Of(1, 7, 100, 100_000);
        // A byte a chunk is dear: only for what is short.
        if (request.Body.Length > 3000)
        {
            size = 100_000;
        }

        var extension = chance.OneIn(3) ? ";a=\"b\"" : "";
        var trailer = chance.OneIn(3) ? "Trailer: x\r\n" : "";
        request.Framing = body =>
            [
                .. body.Chunk(size)
                    .SelectMany(chunk => (IEnumerable<byte>)[.. Ascii($"{chunk.Length:x}{extension}\r\n"), .. chunk, .. "\r\n"u8]),
                .. Ascii($"0\r\n{trailer}\r\n"),
            ];
    }

    private static void BreakHttp(WireRequest request, FuzzInput chance)
    {
        request.IsHttp = false;
        switch (chance.Below(11))
        {
            case 0:
                request.Headers.Add(("X-Long", new string('h', 40_000)));
                break;
            case 1:
                for (var n = 0; n < 150; n++)
                {
                    request.Headers.Add(($"X-{n}", "y"));
                }

                break;
            case 2:
                request.Target += new string('p', 9000);
                break;
            case 3:
                request.Version = chance.Of("HTTP/1.0", "HTTP/2.0", "HTTP/9.9", "ICY", "");
                break;
            case 4:
                request.Headers.RemoveAll(header => header.Name == "Host");
                if (chance.OneIn(2))
                {
                    request.Headers.AddRange([("Host", "a"), ("Host", "b")]);
                }

                break;
            case 5:
                request.Headers.Add(("X-Odd", chance.Of("a\0b", "\u00ff\u00fe", "a\rb", "a\nInjected: yes", "\u0001")));
                break;
            case 6:
                Announce(request, chance.Of("-1", "1e3", "99999999999999999999", "0x10", "", " ", "5, 6"));
                break;
            case 7:
                // Announces more than it sends.
                Announce(request, (request.Body.Length + chance.Of(1, 1000, 100_000_000)).ToString(CultureInfo.InvariantCulture));
                break;
            case 8:
                Announce(request, request.Body.Length.ToString(CultureInfo.InvariantCulture));
                request.Headers.Add(("Transfer-Encoding", "chunked"));
                break;
            case 9:
                request.Headers.Add(("Transfer-Encoding", chance.Of("gzip", "chunked, chunked", "identity", "CHUNKED ", "x")));
                request.Framing = body => body;
                break;
            default:
                request.Headers.Add(("Transfer-Encoding", "chunked"));
                var bad = chance.Of(
                    "zz\r\nabc\r\n",
                    "-1\r\n",
                    "ffffffffffffffff\r\nab",
                    "5\r\nab\r\n0\r\n\r\n",
                    "5",
                    "0\r\n" + new string('t', 20_000)
                );
                request.Framing = _ => Ascii(bad);
                break;
        }
    }

    private static void Announce(WireRequest request, string length)
    {
        request.Set("Content-Length", length);
        request.Framing = body => body;
    }

    private static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);
}
